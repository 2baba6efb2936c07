/** hub bench: runs verbs of the packaged hub as strangers would, measures them, and runs a peer on the same files. */
package uk.hailsham.hub.app.bench;

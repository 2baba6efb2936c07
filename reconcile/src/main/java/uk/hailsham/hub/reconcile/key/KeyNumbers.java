package uk.hailsham.hub.reconcile.key;

import java.util.Arrays;

/** The numbers of one record under one key, each once. */
final class KeyNumbers {
    private int[] numbers = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int number) {
        for (int i = 0; i < size; i++) {
            if (numbers[i] == number) {
                return;
            }
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    boolean meets(KeyNumbers other) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < other.size; j++) {
                if (numbers[i] == other.numbers[j]) {
                    return true;
                }
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    int get(int i) {
        return numbers[i];
    }
}

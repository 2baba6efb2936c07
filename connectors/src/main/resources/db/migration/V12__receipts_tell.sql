-- A receipt may tell what its sender must know though all was taken: whom to ring first.
ALTER TABLE hub.rejections DROP CONSTRAINT rejections_effect_check;
ALTER TABLE hub.rejections ADD CONSTRAINT rejections_effect_check
    CHECK (effect IN ('told', 'field-dropped', 'row-rejected', 'file-refused'));

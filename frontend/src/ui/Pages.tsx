// Forward and back through a list by cursors: there are no page numbers to fall out of step.

import { t } from "../i18n";
import { Button } from "./Button";

interface PagesProps {
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

export function Pages({ hasPrevious, hasNext, onPrevious, onNext }: PagesProps) {
  return (
    <nav class="pages cluster" aria-label={t("pages.label")}>
      <Button icon="left" disabled={!hasPrevious} onClick={onPrevious}>
        {t("pages.previous")}
      </Button>
      <Button icon="right" disabled={!hasNext} onClick={onNext}>
        {t("pages.next")}
      </Button>
    </nav>
  );
}

// Where a searched text stands in a name. The server finds Chinese, whole pinyin and initials; the
// browser's own Chinese collation tells the initial of a character, so no table of pinyin is sent.

export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** The first character of each initial in the order of pinyin (no syllable begins with i, u, v). */
const firsts = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀";
const letters = "abcdefghjklmnopqrstwxyz";
const syllable = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouv]+(?:ng|n|r)?)/;

const collator = pinyinCollator();

function pinyinCollator(): Intl.Collator | null {
  const found = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
  return found.compare("阿", "八") < 0 && found.compare("丫", "帀") < 0 ? found : null;
}

/** The initial letter of a character; itself in lower case when it is no Chinese one. */
export function initialOf(character: string): string {
  if (!/[\u3400-\u9fff]/.test(character) || collator === null) {
    return character.toLowerCase();
  }
  let found = "";
  for (let place = 0; place < firsts.length; place++) {
    if (collator.compare(character, firsts.charAt(place)) < 0) {
      break;
    }
    found = letters.charAt(place);
  }
  return found;
}

/** Cut a text at the place that a search found, as far as it can be told. */
export function pieces(text: string, searched: string): readonly Piece[] {
  const wanted = searched.trim().toLowerCase().replace(/\s+/g, "");
  const found = wanted === "" ? null : (literal(text, wanted) ?? spoken(text, wanted));
  if (found === null) {
    return [{ text, isMatch: false }];
  }
  const [from, to] = found;
  return [
    { text: text.slice(0, from), isMatch: false },
    { text: text.slice(from, to), isMatch: true },
    { text: text.slice(to), isMatch: false },
  ].filter((piece) => piece.text !== "");
}

type Span = readonly [from: number, to: number];

function literal(text: string, wanted: string): Span | null {
  const from = text.toLowerCase().indexOf(wanted);
  return from < 0 ? null : [from, from + wanted.length];
}

function spoken(text: string, wanted: string): Span | null {
  if (!/^[a-z0-9]+$/.test(wanted)) {
    return null;
  }
  const initials = Array.from(text, initialOf);
  for (let from = 0; from < initials.length; from++) {
    const to = spokenFrom(initials, from, wanted);
    if (to !== null) {
      return [from, to];
    }
  }
  return null;
}

/** Follow the wanted letters from a character on: an initial or a whole syllable for each. */
function spokenFrom(initials: readonly string[], from: number, wanted: string): number | null {
  if (wanted === "") {
    return from;
  }
  const initial = initials[from];
  if (initial === undefined || initial === "" || !wanted.startsWith(initial)) {
    return null;
  }
  const whole = syllable.exec(wanted)?.[0] ?? initial;
  for (let length = whole.length; length >= 1; length--) {
    const end = spokenFrom(initials, from + 1, wanted.slice(length));
    if (end !== null) {
      return end;
    }
  }
  return null;
}

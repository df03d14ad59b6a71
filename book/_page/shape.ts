/** Shapes as readers type them. */

/** Return a shape as its lengths with commas between them, "error" for an error, or null where it is
 * neither: "(3, 5)", "3,5", "[3 5]" and "3 x 5" are "3,5"; "()" is "". */
export function canonical(text: string): string | null {
  const trimmed = text.trim();
  if (/^(an )?error\.?$/i.test(trimmed)) return "error";
  const bare = /^\((.*)\)$|^\[(.*)\]$|^([^()[\]]*)$/.exec(trimmed);
  if (!bare || !trimmed) return null;
  const inner = (bare[1] ?? bare[2] ?? bare[3] ?? "").trim().replace(/\s*,$/, "");
  if (!inner) return trimmed.length > 1 ? "" : null;
  const lengths = inner.split(/\s*[,;×*]\s*|\s*(?<=[\d\s])[xX](?=[\d\s])\s*|\s+/);
  return lengths.every((length) => /^[A-Za-z]?\w*$/.test(length) && length)
    ? lengths.map((length) => length.replace(/^0+(?=\d)/, "")).join(",")
    : null;
}

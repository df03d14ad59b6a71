/** Downloads that say how far they are. */

export interface Report {
  loading(loaded: number, total: number): void;
  failed(reason: string): void;
}

/**
 * Let every later fetch of a file in `folder` be counted, with the bytes of those `expected` known
 * from the start. `sizes.json` there says how many bytes each file has.
 */
export async function countFetches(
  folder: string,
  expected: RegExp,
  report: Report,
): Promise<void> {
  const plain = self.fetch.bind(self);
  const answer = await plain(`${folder}sizes.json`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
  const sizes: Record<string, number> = await answer.json();
  const counted = new Set(Object.keys(sizes).filter((name) => expected.test(name)));
  let loaded = 0;

  function add(bytes: number): void {
    loaded += bytes;
    let total = 0;
    for (const name of counted) total += sizes[name] ?? 0;
    report.loading(loaded, total);
  }

  self.fetch = async (input, init) => {
    const response = await plain(input, init).catch((error) => {
      report.failed(`${error}`); // not everybody who fetches tells of it
      throw error;
    });
    const name = response.url.split("/").at(-1) ?? "";
    if (!response.ok) report.failed(`${name}: ${response.status} ${response.statusText}`);
    if (response.ok && name in sizes) {
      counted.add(name);
      void readAll(response.clone(), add);
    }
    return response;
  };
}

/** Read a copy of a response: the browser still sees the original, and may keep it compiled. */
async function readAll(copy: Response, add: (bytes: number) => void): Promise<void> {
  const reader = copy.body?.getReader();
  for (;;) {
    const chunk = await reader?.read().catch(() => undefined);
    if (!chunk || chunk.done) return;
    add(chunk.value.length);
  }
}

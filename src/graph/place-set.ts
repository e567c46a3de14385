const BITS = 32;

/**
 * Places of data sources, each once, by ascending number: `AccessIndex.dataSources`. As bits, for who has the places of
 * each of very many users, a few among hundreds.
 */
export class PlaceSet {
  readonly #size: number;
  readonly #words: Int32Array;

  /** Empty. @param size how many places there are */
  constructor(size: number) {
    this.#size = size;
    this.#words = new Int32Array(Math.ceil(size / BITS));
  }

  add(place: number): void {
    this.#words[place >>> 5] = (this.#words[place >>> 5] as number) | (1 << (place & 31));
  }

  addAll(): void {
    for (let place = 0; place < this.#size; place += 1) this.add(place);
  }

  has(place: number): boolean {
    return ((this.#words[place >>> 5] as number) & (1 << (place & 31))) !== 0;
  }

  each(see: (place: number) => void): void {
    for (let word = 0; word < this.#words.length; word += 1) {
      // Each time without the lowest bit that is set.
      for (let bits = this.#words[word] as number; bits !== 0; bits &= bits - 1) {
        see(word * BITS + 31 - Math.clz32(bits & -bits));
      }
    }
  }
}

/** The signature over the files of a run, where there is one: a DSSE envelope. */
export const SIGNATURE_FILE = "signature.json";

import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { Problem } from "../../model/problem.js";

const GENERATE = "Make one with `openssl genpkey -algorithm ed25519 -out key.pem`.";

/**
 * @param pem PKCS#8, not encrypted
 * @param place where the key comes from, for the error, which never holds anything of it
 * @throws Problem `signing_key_invalid`
 */
export function privateKeyOf(pem: string, place: string): KeyObject {
  return ed25519(() => createPrivateKey(pem), {
    place,
    message: "The key to sign with is not a private Ed25519 key in PEM.",
    hint: GENERATE,
  });
}

/** @throws Problem `signing_key_invalid`, also for a private key: whoever checks has no need of it */
export function publicKeyOf(pem: string, place: string): KeyObject {
  const isPrivate = pem.includes("PRIVATE KEY");
  return ed25519(() => (isPrivate ? undefined : createPublicKey(pem)), {
    place,
    message: isPrivate
      ? "This is a private key, which nobody but the signer should have."
      : "The key to check with is not a public Ed25519 key in PEM.",
    hint: "Give the public key: `openssl pkey -in key.pem -pubout -out public.pem` makes it.",
  });
}

function ed25519(
  read: () => KeyObject | undefined,
  { message, place, hint }: { readonly message: string; readonly place: string; readonly hint: string },
): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = read();
  } catch {
    // What the reader of keys has to say may quote the key.
  }
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw new Problem("signing_key_invalid", message, { place, hint });
}

import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";

/**
 * DSSE v1 (https://github.com/secure-systems-lab/dsse, envelope.md and protocol.md): what is signed is the payload
 * together with its type, so that a signature of one kind of text is none of another.
 */
export const envelopeSchema = z.object({
  payloadType: z.string(),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: z.string().optional(), sig: z.base64() })).min(1),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** The pre-authentication encoding: the bytes that are signed. Lengths are in bytes. */
function preAuthEncoding(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head, "utf8"), payload]);
}

/** @param privateKey Ed25519 */
export function seal(payloadType: string, payload: Buffer, privateKey: KeyObject): Envelope {
  const signature = sign(null, preAuthEncoding(payloadType, payload), privateKey);
  return {
    payloadType,
    payload: payload.toString("base64"),
    signatures: [{ keyid: keyIdOf(createPublicKey(privateKey)), sig: signature.toString("base64") }],
  };
}

/**
 * The payload, where one of the signatures is of this key; null where none is. The key id in the envelope is a hint that
 * nobody has signed, and is not asked.
 * @param publicKey Ed25519
 */
export function open({ payloadType, payload, signatures }: Envelope, publicKey: KeyObject): Buffer | null {
  const bytes = Buffer.from(payload, "base64");
  const signed = preAuthEncoding(payloadType, bytes);
  const isOurs = signatures.some(({ sig }) => verify(null, signed, publicKey, Buffer.from(sig, "base64")));
  return isOurs ? bytes : null;
}

/** The SHA-256 of the public key (DER, SPKI) in hexadecimal: `openssl pkey -pubin -outform DER | sha256sum`. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}

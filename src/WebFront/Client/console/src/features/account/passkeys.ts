/** Why there can be no passkeys here; null: there can. */
export type NoPasskeys = 'address' | 'insecure' | 'unsupported';

/** Browsers bind passkeys to a name: not to an address of numbers, and not where anybody on the way could answer for that name. */
export function whyNoPasskeys({ hostname } = location): NoPasskeys | null {
  if (/^(?:\d+(?:\.\d+){3}|\[.*\])$/.test(hostname)) {
    return 'address';
  }
  if (window.isSecureContext === false) {
    return 'insecure';
  }
  return typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
    ? null
    : 'unsupported';
}

/** This page by its name, where its address is of this machine; null: nobody here knows its name. */
export function namedAddress({ hostname, protocol, port, pathname } = location): string | null {
  const loopback = /^127(?:\.\d+){3}$/.test(hostname) || hostname === '[::1]';
  return loopback ? `${protocol}//localhost${port === '' ? '' : `:${port}`}${pathname}` : null;
}

/** Asks for a new passkey; null: the person or the device did not want to. */
export async function makePasskey(options: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON);
  return asked(() => navigator.credentials.create({ publicKey }));
}

/** Asks for one of the passkeys that the browser has for this site; null: there is none, or none was chosen. */
export async function showPasskey(options: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON);
  return asked(() => navigator.credentials.get({ publicKey }));
}

async function asked(ask: () => Promise<Credential | null>): Promise<string | null> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? JSON.stringify(credential.toJSON()) : null;
  } catch (error) {
    if (error instanceof DOMException) {
      return null; // Broken off, timed out, or the device has one already.
    }
    throw error;
  }
}

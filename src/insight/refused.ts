/** Codes by which Node and OpenSSL refuse a certificate, https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const certificateCodes =
  /\b(UNABLE_TO_(GET|DECRYPT|DECODE|VERIFY)_\w+|CERT_\w+|CRL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)\b/;
const certificateWords =
  /certificate (has expired|is not yet valid|signature failure)|self-signed certificate|unable to (get|verify) .*certificate|does not match certificate's altnames/i;
const tokenWords = /\b(WRONGPASS|NOAUTH|NOPERM)\b|invalid password/;

/** What the other side, or we, refused according to an error's text; null where it was something else. */
export function refusedBy(detail: string): 'certificate' | 'token' | null {
  if (certificateCodes.test(detail) || certificateWords.test(detail)) return 'certificate';
  return tokenWords.test(detail) ? 'token' : null;
}

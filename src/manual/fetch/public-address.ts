import ipaddr from 'ipaddr.js';

/** Answers for the machines of its cloud although it looks like any public address. */
const AZURE_WIRE_SERVER = '168.63.129.16';

const WELL_KNOWN_NAT64 = ipaddr.IPv6.parse('64:ff9b::');
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/**
 * Whether an IP address, in any notation without brackets, belongs to the public internet. What can't be read is not
 * public, nor is anything that IANA's registries of special-purpose addresses set aside (RFC 6890): private, loopback,
 * link-local with the clouds' metadata services, shared, benchmarking, documentation, multicast, reserved, 6to4,
 * Teredo and NAT64 for local use. An IPv4 address inside an IPv6 one (mapped, or behind the well-known NAT64 prefix,
 * through which a network without IPv4 reaches public servers) is judged itself.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return 'octets' in parsed ? isPublicIPv4(parsed) : isPublicIPv6(parsed);
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && address.toString() !== AZURE_WIRE_SERVER;
}

function isPublicIPv6(address: ipaddr.IPv6): boolean {
  if (address.zoneId !== undefined) return false;
  if (address.isIPv4MappedAddress() || address.match(WELL_KNOWN_NAT64, 96)) {
    return isPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(12)));
  }
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST, 3);
}

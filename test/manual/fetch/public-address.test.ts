import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/manual/fetch/public-address.ts';
import {
  anyBlockedIPv4,
  anyIPv4,
  anyWithin,
  blockedIPv4,
  blockedIPv6,
  blockList,
  dotted,
} from '../../support/fetch-addresses.ts';

describe('isPublicAddress', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '93.184.215.14',
    '2606:4700:4700::1111',
    '2a00:1450:4001:82a::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('knows %s as public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700:4700::1111%eth0',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::808:808',
    '2002:7f00:1::',
    '2001:0:a00:1::',
    '4000::1',
    '1::1',
    '',
    'localhost',
    '8.8.8.8.8',
    '256.1.1.1',
    '[8.8.8.8]',
    '8.8.8.8/8',
  ])('does not take %j for public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('agrees with a list of the special networks on any IPv4 address, mapped and behind NAT64 too', () => {
    const list = blockList(blockedIPv4, 'ipv4');
    fc.assert(
      fc.property(fc.oneof(anyIPv4, anyBlockedIPv4), (number) => {
        const expected = !list.check(dotted(number));
        expect(isPublicAddress(dotted(number))).toBe(expected);
        expect(isPublicAddress(`::ffff:${dotted(number)}`)).toBe(expected);
        expect(isPublicAddress(`64:ff9b::${dotted(number)}`)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('agrees with a list of the special networks on any IPv6 address', () => {
    const list = blockList(blockedIPv6, 'ipv6');
    const anywhere = fc.oneof(...['2000::/3', ...blockedIPv6].map(anyWithin));
    fc.assert(
      fc.property(anywhere, (address) => {
        expect(isPublicAddress(address)).toBe(!list.check(address, 'ipv6'));
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes nothing outside the global unicast range for public', () => {
    fc.assert(
      fc.property(fc.oneof(anyWithin('4000::/2'), anyWithin('8000::/1'), anyWithin('1000::/4')), (address) => {
        expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });
});

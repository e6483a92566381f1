import { BlockList, isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { NotAllowed } from '../access/access-errors';
import type { Config } from '../config';
import { equalInConstantTime } from '../secrets/crypto';
import { CONFIG } from '../tokens';

/** The part of a request that identifies the caller; `address` is the client's, as far as trusted proxies report it. */
export interface OperatorRequest {
  address: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface OperatorRules {
  metricsToken: string | null;
  /** Whether `address` already takes trusted proxies into account. */
  knowsProxies: boolean;
}

/** Loopback, link-local, private and shared (RFC 6598) addresses; no request from the internet comes from these. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/**
 * Health and metrics are for operators only. A proxy's own address does not identify its client, so a request through a
 * proxy that is not in TRUSTED_PROXIES needs the token.
 */
export function isOperator({ request, rules }: { request: OperatorRequest; rules: OperatorRules }): boolean {
  if (showsToken({ request, rules })) return true;
  const forwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
  if (forwarded && !rules.knowsProxies) return false;
  return PRIVATE.check(request.address, isIPv6(request.address) ? 'ipv6' : 'ipv4');
}

function showsToken({ request, rules }: { request: OperatorRequest; rules: OperatorRules }): boolean {
  const { authorization } = request.headers;
  if (rules.metricsToken === null || typeof authorization !== 'string') return false;
  return equalInConstantTime(authorization, `Bearer ${rules.metricsToken}`);
}

@Injectable()
export class OperatorsOnly {
  private readonly rules: OperatorRules;

  constructor(@Inject(CONFIG) { metricsToken, trustedProxies }: Config) {
    this.rules = { metricsToken, knowsProxies: trustedProxies.length > 0 };
  }

  /** @throws NotAllowed */
  require(request: OperatorRequest): void {
    if (!isOperator({ request, rules: this.rules }))
      throw new NotAllowed('Ask from a private address, or with the METRICS_TOKEN as bearer token.');
  }
}

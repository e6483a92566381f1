import { Controller, Get, Header, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CONFIG, KEY_SET_ROUTE, MayCall, type Config } from '@sunflower/platform';
import { SigningKeyNotFound, StatusListNotFound } from '../certificates.errors';
import { publicAddresses } from '../signed/public-addresses';
import { SigningKeys } from '../signed/signing-keys';
import { LIST_KEPT_MS, StatusLists } from '../signed/status-lists';
import { IssuerDto, KeySetDto, PublicKeyDto } from './issuer.dto';

// An hour: a verifier that keeps the keys knows a withdrawn one no longer than this.
const KEYS_CACHE = 'public, max-age=3600';
const LIST_CACHE = `public, max-age=${LIST_KEPT_MS / 1000}`;
/** Wallets and verifiers fetch these from other sites. */
const ANY_ORIGIN = ['Access-Control-Allow-Origin', '*'] as const;
const LIST_NUMBER = /^[1-9]\d{0,5}$/;

/** What a verifier of signed certificates needs: the keys, and the lists of revoked certificates. */
@ApiTags('public')
@MayCall('public')
@Controller()
export class IssuerController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keys: SigningKeys,
    private readonly lists: StatusLists,
  ) {}

  @Get(KEY_SET_ROUTE)
  @ApiExcludeEndpoint()
  @Header('Cache-Control', KEYS_CACHE)
  @Header(...ANY_ORIGIN)
  keySet(): KeySetDto {
    return { keys: this.keys.published() };
  }

  /** The address in a certificate's `kid`. */
  @Get('certificate-keys/:id')
  @Header('Cache-Control', KEYS_CACHE)
  @Header(...ANY_ORIGIN)
  key(@Param('id') id: string): PublicKeyDto {
    const key = this.keys.findPublished(id);
    if (!key) throw new SigningKeyNotFound();
    return key;
  }

  /** The address in a certificate's `issuer`: a profile with the keys that may sign for it. */
  @Get('certificate-issuer')
  @Header('Cache-Control', KEYS_CACHE)
  @Header(...ANY_ORIGIN)
  issuer(): IssuerDto {
    const { issuer } = publicAddresses(this.config.publicUrl);
    const keys = this.keys.published();
    return {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/cid/v1'],
      id: issuer,
      type: ['Profile'],
      url: this.config.publicUrl,
      verificationMethod: keys.map((key) => ({
        id: key.kid,
        type: 'JsonWebKey',
        controller: issuer,
        publicKeyJwk: key,
      })),
      assertionMethod: keys.map(({ kid }) => kid),
    };
  }

  /** A list of revoked certificates, as a JWT. */
  @Get('certificate-status/:list')
  @Header('Cache-Control', LIST_CACHE)
  @Header(...ANY_ORIGIN)
  @ApiOkResponse({ content: { 'application/vc+jwt': { schema: { type: 'string' } } } })
  async statusList(@Param('list') list: string): Promise<StreamableFile> {
    if (!LIST_NUMBER.test(list)) throw new StatusListNotFound();
    const bytes = Buffer.from(await this.lists.getList(Number(list)));
    return new StreamableFile(bytes, { type: 'application/vc+jwt', length: bytes.length });
  }
}

import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse } from '@nestjs/swagger';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import {
  fieldRequired,
  InvalidRequest,
  MayCall,
  MayDo,
  mayDo,
  receiveFile,
  Staff,
  StaffActor,
  TakesFile,
} from '@sunflower/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MEDIA_TYPES } from './examine-picture';
import { PictureDto } from './media.dto';
import { PictureCache } from './picture-cache';
import { MAX_PICTURE_BYTES, PictureTooLarge } from './picture.errors';
import { pictureAddress } from '@sunflower/content';
import { Pictures } from './pictures';

const BINARY = { schema: { type: 'string', format: 'binary' } as const };

/** Pictures in questions and other texts. */
@Controller('media')
export class MediaController {
  constructor(
    private readonly pictures: Pictures,
    private readonly cache: PictureCache,
    private readonly organisations: Organisations,
  ) {}

  /**
   * Takes one PNG, JPEG, WebP or GIF of at most 1 MB and 4,096 pixels a side, without metadata. Sending the same bytes
   * again gives the same reply.
   */
  @Post()
  @MayDo('picture.upload')
  @TakesFile({ maxBytes: MAX_PICTURE_BYTES })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'organisationId'],
      properties: { file: { type: 'string', format: 'binary' }, organisationId: { type: 'string' } },
    },
  })
  async upload(@Staff() staff: StaffActor, @Req() request: FastifyRequest): Promise<PictureDto> {
    const { bytes, organisationId } = await receiveFile({
      request,
      maxBytes: MAX_PICTURE_BYTES,
      tooLarge: () => new PictureTooLarge(),
    });
    if (organisationId === null)
      throw new InvalidRequest('Say to which organisation the picture belongs (organisationId).', {
        faults: [fieldRequired('organisationId')],
      });
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (mayDo({ staff, act: 'picture.upload', organisationPath: path }) !== 'allowed') throw new OrganisationNotFound();
    const kept = await this.pictures.keep({ bytes, organisationId, staffId: staff.staffId });
    return { ...kept, address: pictureAddress(kept.sha256) };
  }

  /** The content of an address never changes. */
  @Get(':sha256')
  @MayCall('candidate', 'staff')
  @ApiOkResponse({ content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, BINARY])) })
  async get(
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const { mediaType, bytes } = await this.cache.get(sha256);
    const tag = `"${sha256}"`;
    void reply.headers({
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      ETag: tag,
    });
    if (namesTag({ ifNoneMatch: request.headers['if-none-match'], tag })) {
      void reply.status(304);
      return undefined;
    }
    void reply.header('Content-Type', mediaType);
    return bytes;
  }
}

const namesTag = ({ ifNoneMatch = '', tag }: { ifNoneMatch?: string; tag: string }): boolean =>
  ifNoneMatch.split(',').some((one) => [tag, `W/${tag}`, '*'].includes(one.trim()));

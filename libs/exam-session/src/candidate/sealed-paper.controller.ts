import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Candidate, MayCall, type CandidateActor } from '@sunflower/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PaperNotPrepared } from '../exam-session.errors';
import { PreparedPapers } from '../prepared/prepared-papers';
import { byteRange } from './byte-range';

const MEDIA_TYPE = 'application/octet-stream';

/** The sealed paper. It can be fetched before the bell; the key to open it comes with the start. */
@ApiTags('candidate')
@Controller('candidate/paper')
@MayCall('candidate')
export class SealedPaperController {
  constructor(private readonly papers: PreparedPapers) {}

  @Get()
  @ApiProduces(MEDIA_TYPE)
  @ApiOkResponse({ description: 'The bytes; see `prepared/seal-paper.ts`. ETag: the hash of the paper.' })
  @ApiNotFoundResponse({ description: 'PAPER_NOT_PREPARED: start with `{}`' })
  async fetch(
    @Candidate() candidate: CandidateActor,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const paper = await this.papers.findSealed(candidate.registrationId);
    if (!paper) throw new PaperNotPrepared();
    const { hash, bytes } = paper;
    const tag = `"${hash}"`;
    // no-transform: compression by a proxy would make the encrypted bytes longer and change the ETag.
    void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-store, no-transform', 'Accept-Ranges': 'bytes' });
    if (headers['if-none-match'] === tag) {
      void reply.status(304);
      return undefined;
    }
    void reply.header('Content-Type', MEDIA_TYPE);
    const ifRange = headers['if-range'];
    const range =
      ifRange === undefined || ifRange === tag ? byteRange({ header: headers.range, length: bytes.length }) : null;
    if (range === null) return bytes;
    if (range === 'unsatisfiable') {
      void reply.status(416).header('Content-Range', `bytes */${bytes.length}`);
      return Buffer.alloc(0);
    }
    void reply.status(206).header('Content-Range', `bytes ${range.from}-${range.to}/${bytes.length}`);
    return bytes.subarray(range.from, range.to + 1);
  }
}

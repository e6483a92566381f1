import { Injectable } from '@nestjs/common';

/** Some of the registrations that pass once the run is released. */
export interface ReleaseChunk {
  examId: string;
  /** The time of the release, once it succeeds. */
  releasedAt: number;
  registrationIds: readonly string[];
}

/**
 * Stores what these passes will need. It becomes visible only when the run is released, which may never happen.
 * Does database work only, in the caller's transaction, and is idempotent.
 */
export type ReleaseFollower = (chunk: ReleaseChunk) => Promise<void>;

/** Lets later libs prepare for a release, so that the release itself writes nothing for each person. */
@Injectable()
export class ReleaseFollowers {
  private readonly followers: ReleaseFollower[] = [];

  add(follower: ReleaseFollower): void {
    this.followers.push(follower);
  }

  async prepare(chunk: ReleaseChunk): Promise<void> {
    for (const follower of this.followers) await follower(chunk);
  }
}

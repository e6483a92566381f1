import { Injectable } from '@nestjs/common';

/** Some of the registrations that pass once a run is released. */
export interface ReleaseChunk {
  examId: string;
  /** Becomes the time of the release. */
  releasedAt: number;
  registrationIds: readonly string[];
}

/**
 * Writes what these passes will need, without showing it: it shows by the release of the run, and may never come to one.
 * Database work alone, in the caller's transaction, and any number of times.
 */
export type ReleaseFollower = (chunk: ReleaseChunk) => Promise<void>;

/** Lets the rooms to the right be ready for a release, so that the release itself has nothing to write for each person. */
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

import { Injectable } from '@nestjs/common';
import type { PersonView } from '../person/people';
import type { PersonField } from './person-difference';

export interface PersonCorrection {
  before: PersonView;
  after: PersonView;
  fields: readonly PersonField[];
  at: number;
  staffId: string;
  reason: string;
}

export interface PersonMerge {
  kept: PersonView;
  gone: PersonView;
  /** The fields in which the two differed. */
  fields: readonly PersonField[];
  at: number;
  staffId: string;
  reason: string;
}

/** Number of updated rows of each kind: `{ registrations: 2, certificates: 1 }`. */
export type Followed = Record<string, number>;

/** Does database work only, in the transaction of the change. */
export interface PersonFollower {
  corrected?: (correction: PersonCorrection) => Promise<Followed>;
  /** Names of things that both people have and one person can have only once. */
  obstaclesTo?: (people: { keptId: string; goneId: string }) => Promise<string[]>;
  merged?: (merge: PersonMerge) => Promise<Followed>;
  /** The people among these (at most 1000) that something refers to. */
  inUse?: (personIds: readonly string[]) => Promise<string[]>;
}

/** Lets later libs follow changes of a person in registrations, tickets and certificates. */
@Injectable()
export class PersonFollowers {
  private readonly followers: PersonFollower[] = [];

  /** Followers run in the order of libs, so each sees the work of those before it. */
  add(follower: PersonFollower): void {
    this.followers.push(follower);
  }

  corrected(correction: PersonCorrection): Promise<Followed> {
    return this.followedBy((follower) => follower.corrected?.(correction));
  }

  merged(merge: PersonMerge): Promise<Followed> {
    return this.followedBy((follower) => follower.merged?.(merge));
  }

  async obstaclesTo(people: { keptId: string; goneId: string }): Promise<string[]> {
    const obstacles: string[] = [];
    for (const follower of this.followers) obstacles.push(...((await follower.obstaclesTo?.(people)) ?? []));
    return obstacles;
  }

  async inUse(personIds: readonly string[]): Promise<Set<string>> {
    const used = new Set<string>();
    for (const follower of this.followers) for (const id of (await follower.inUse?.(personIds)) ?? []) used.add(id);
    return used;
  }

  private async followedBy(follow: (follower: PersonFollower) => Promise<Followed> | undefined): Promise<Followed> {
    const followed: Followed = {};
    for (const follower of this.followers) Object.assign(followed, await follow(follower));
    return followed;
  }
}

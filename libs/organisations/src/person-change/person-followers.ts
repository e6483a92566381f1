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
  /** In what the two differed. */
  fields: readonly PersonField[];
  at: number;
  staffId: string;
  reason: string;
}

/** How many things of each kind followed: `{ registrations: 2, certificates: 1 }`. */
export type Followed = Record<string, number>;

/** Database work alone, in the transaction of the act. */
export interface PersonFollower {
  corrected?: (correction: PersonCorrection) => Promise<Followed>;
  /** The names of what both of them have and one person can have only once. */
  obstaclesTo?: (people: { keptId: string; goneId: string }) => Promise<string[]>;
  merged?: (merge: PersonMerge) => Promise<Followed>;
  /** Which of these people (at most 1000) something hangs on. */
  inUse?: (personIds: readonly string[]) => Promise<string[]>;
}

/** Lets the rooms to the right take up what is changed of a person: their registration, their ticket, their certificate. */
@Injectable()
export class PersonFollowers {
  private readonly followers: PersonFollower[] = [];

  /** In the order of the rooms: a follower finds done what those before it did. */
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

import { Injectable } from '@nestjs/common';

export interface RenamedOrganisation {
  id: string;
  name: string;
  path: string;
  at: number;
}

type FollowRename = (organisation: RenamedOrganisation) => Promise<void>;

/** Lets the rooms to the right take up a new name where it is not yet history: on tickets of sittings to come. */
@Injectable()
export class OrganisationFollowers {
  private readonly followers: FollowRename[] = [];

  add(follow: FollowRename): void {
    this.followers.push(follow);
  }

  async renamed(organisation: RenamedOrganisation): Promise<void> {
    for (const follow of this.followers) await follow(organisation);
  }
}

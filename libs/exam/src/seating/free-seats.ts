import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFollowers } from '../registration-change/registration-followers';
import { SeatingRepository } from './seating.repository';

/** Whoever is cancelled, or moved to another sitting, gives up the seat. */
@Injectable()
export class FreeSeats implements OnModuleInit {
  constructor(
    private readonly followers: RegistrationFollowers,
    private readonly repository: SeatingRepository,
  ) {}

  onModuleInit(): void {
    this.followers.add({
      obstacles: () => Promise.resolve(new Map()),
      takenOut: async (registrationIds) => {
        await this.repository.free(registrationIds);
        await this.repository.deleteArrivals(registrationIds);
      },
    });
  }
}

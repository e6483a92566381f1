import { Injectable } from '@nestjs/common';

interface Asked {
  examId: string;
  /** At most 1000. */
  personIds: readonly string[];
}

/** Which of these people have passed the exam, by its released results. */
export type FindPassed = (asked: Asked) => Promise<ReadonlySet<string>>;

/** The lib that has the results registers here to tell who has passed; until then, nobody has. */
@Injectable()
export class PassedPeople {
  private find: FindPassed = () => Promise.resolve(new Set());

  answeredBy(find: FindPassed): void {
    this.find = find;
  }

  of(asked: Asked): Promise<ReadonlySet<string>> {
    return this.find(asked);
  }
}

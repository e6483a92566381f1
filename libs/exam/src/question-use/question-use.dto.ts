export class QuestionInExamDto {
  examId!: string;
  title!: string;
  organisationName!: string;
}

export class QuestionInLockedExamDto extends QuestionInExamDto {
  /** The version that the exam keeps, whatever is changed. */
  versionNumber!: number;
  lockedAt!: string;
}

export class QuestionUseDto {
  /** Locked exams that may draw it; those locked last come first. */
  locked!: QuestionInLockedExamDto[];

  /** Drafts that would draw what it says now. */
  drafts!: QuestionInExamDto[];

  /** Exams of others, which are not named. */
  othersCount!: number;
}

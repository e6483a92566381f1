export class QuestionInExamDto {
  examId!: string;
  title!: string;
  organisationName!: string;
}

export class QuestionInLockedExamDto extends QuestionInExamDto {
  /** The version that the exam keeps, even if the question changes. */
  versionNumber!: number;
  lockedAt!: string;
}

export class QuestionUseDto {
  /** Locked exams that may draw the question; the last locked comes first. */
  locked!: QuestionInLockedExamDto[];

  /** Drafts that would draw the question in its current version. */
  drafts!: QuestionInExamDto[];

  /** Number of further exams, which the caller may not see. */
  othersCount!: number;
}

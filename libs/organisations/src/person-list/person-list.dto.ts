import { ApiProperty } from '@nestjs/swagger';
import { PersonItem } from '../person/people.dto';

export class UnknownListRow {
  lineNumber!: number;
  lastFour!: string;
}

export class PeopleInFileView {
  /** In the order of the file, each once. */
  @ApiProperty({ type: [PersonItem] })
  people!: PersonItem[];

  /** Rows whose number belongs to nobody within reach. */
  @ApiProperty({ type: [UnknownListRow] })
  unknown!: UnknownListRow[];
}

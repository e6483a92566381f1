import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { typedSearch } from '@sunflower/content';
import { BodyLimit, MayDo, Staff, StaffActor, type Act } from '@sunflower/platform';
import { SittingNotFound } from '../exam.errors';
import { pathsOf } from '../exam/exam-scope';
import { ExamAccess } from '../office/exam-access';
import { Sittings } from '../sitting/sittings';
import { ChangeSeat } from './change-seat';
import { ChooseRooms } from './choose-rooms';
import { ReadSeating } from './read-seating';
import { SeatPeople } from './seat-people';
import {
  ChangeSeatBody,
  ChosenRoomsBody,
  MOST_ROOMS_OF_SITTING,
  SeatByRuleBody,
  SeatedDto,
  SeatingDto,
  SeatListDto,
  SeatListQueryDto,
} from './seating.dto';

const PAGE = 100;
const ROOMS = { kilobytes: 1_500, textKilobytes: 1, values: 20_000, listLength: MOST_ROOMS_OF_SITTING };

/** The rooms of a sitting and who sits where, for staff. */
@Controller('sittings/:sittingId')
export class SeatingController {
  constructor(
    private readonly access: ExamAccess,
    private readonly sittings: Sittings,
    private readonly choosing: ChooseRooms,
    private readonly seating: SeatPeople,
    private readonly reading: ReadSeating,
  ) {}

  /** Counts are of the people within reach, and up to 3 s old; places and seated of a room of everybody. */
  @Get('seating')
  @MayDo('seating.read')
  async read(@Staff() staff: StaffActor, @Param('sittingId') sittingId: string): Promise<SeatingDto> {
    const { scope } = await this.within({ staff, sittingId, act: 'seating.read' });
    return this.reading.seating({ sittingId, paths: pathsOf(scope), staff });
  }

  /** Replaces the list of rooms. */
  @Put('rooms')
  @MayDo('seating.arrange')
  @BodyLimit(ROOMS)
  async choose(
    @Staff() staff: StaffActor,
    @Param('sittingId') sittingId: string,
    @Body() { rooms }: ChosenRoomsBody,
  ): Promise<SeatingDto> {
    const { exam } = await this.within({ staff, sittingId, act: 'seating.arrange' });
    await this.choosing.choose({
      sittingId,
      examPath: exam.organisationPath,
      rooms: rooms.map(({ invigilators, ...room }) => ({ ...room, invigilators: invigilators.trim() })),
      staffId: staff.staffId,
    });
    this.reading.forget(sittingId);
    return this.reading.seating({ sittingId, paths: null, staff });
  }

  /** Seats people by rule: those without a seat, or everybody anew. */
  @Post('seating')
  @HttpCode(200)
  @MayDo('seating.arrange')
  async seat(
    @Staff() staff: StaffActor,
    @Param('sittingId') sittingId: string,
    @Body() { rule, anew, seed }: SeatByRuleBody,
  ): Promise<SeatedDto> {
    await this.within({ staff, sittingId, act: 'seating.arrange' });
    try {
      return await this.seating.seat({ sittingId, rule, anew, seed: seed ?? null, staffId: staff.staffId });
    } finally {
      this.reading.forget(sittingId);
    }
  }

  @Get('seats')
  @MayDo('seating.read')
  async list(
    @Staff() staff: StaffActor,
    @Param('sittingId') sittingId: string,
    @Query() { sittingRoomId, state, search, after, limit = PAGE }: SeatListQueryDto,
  ): Promise<SeatListDto> {
    const { scope } = await this.within({ staff, sittingId, act: 'seating.read' });
    const filter = {
      sittingId,
      paths: pathsOf(scope),
      sittingRoomId: sittingRoomId ?? null,
      state: state ?? null,
      search: typedSearch(search ?? ''),
    };
    return this.reading.people({ filter, afterId: after ?? null, limit });
  }

  private async within({ staff, sittingId, act }: { staff: StaffActor; sittingId: string; act: Act }) {
    const { examId } = await this.sittings.getSitting(sittingId);
    return this.access.exam({ staff, examId, act, notFound: () => new SittingNotFound() });
  }
}

/** One person's seat. */
@Controller('registrations/:id/seat')
export class SeatController {
  constructor(
    private readonly access: ExamAccess,
    private readonly changing: ChangeSeat,
    private readonly reading: ReadSeating,
  ) {}

  /** On a free seat, or in exchange with whoever sits there. */
  @Put()
  @HttpCode(204)
  @MayDo('seat.change')
  async change(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() { sittingRoomId, seatNumber, exchange }: ChangeSeatBody,
  ): Promise<void> {
    const { sittingId } = await this.access.registration({ staff, registrationId, act: 'seat.change' });
    await this.changing.seat({
      sittingId,
      registrationId,
      sittingRoomId,
      seatNumber,
      exchange: exchange === true,
      staffId: staff.staffId,
    });
    this.reading.forget(sittingId);
  }

  @Delete()
  @HttpCode(204)
  @MayDo('seat.change')
  async free(@Staff() staff: StaffActor, @Param('id') registrationId: string): Promise<void> {
    const { sittingId } = await this.access.registration({ staff, registrationId, act: 'seat.change' });
    await this.changing.free({ sittingId, registrationId, staffId: staff.staffId });
    this.reading.forget(sittingId);
  }
}

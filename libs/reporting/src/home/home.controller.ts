import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall, Staff, type StaffActor } from '@sunflower/platform';
import { Home } from './home';
import { HomeDto } from './home.dto';

@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(private readonly home: Home) {}

  /** Exams of today and this week with their steps, and what needs the caller. */
  @MayCall('staff')
  @Get()
  @Header('Cache-Control', 'no-store')
  get(@Staff() staff: StaffActor): Promise<HomeDto> {
    return this.home.of(staff);
  }
}

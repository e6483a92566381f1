import { Body, Controller, Header, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall } from '@sunflower/platform';
import { IsString, Length } from 'class-validator';
import { LostCodeDesk } from './lost-code-desk';

export class LostCodeBody {
  @IsString()
  @Length(1, 100)
  name!: string;

  @IsString()
  @Length(4, 40)
  idNumber!: string;
}

export class LostCodesOfferedDto {
  /** Whether a lost code can be asked for. */
  offered!: boolean;
}

/** A candidate who has lost the admission ticket; without a sign-in. */
@ApiTags('public')
@MayCall('public')
@Controller('candidate/lost-code')
export class LostCodeController {
  constructor(private readonly desk: LostCodeDesk) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=30')
  async offered(): Promise<LostCodesOfferedDto> {
    return { offered: await this.desk.isOffered() };
  }

  /** The same answer whoever asks: a new code goes to the phone on file if name and number belong together. */
  @Post()
  @HttpCode(202)
  ask(@Body() { name, idNumber }: LostCodeBody, @Ip() address: string): void {
    this.desk.ask({ address, claimant: { name, idNumber } });
  }
}

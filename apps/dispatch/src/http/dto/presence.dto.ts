import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

/** A page says that it is open, or that it is not any more. */
export class TellPresenceDto {
  @ApiProperty({ format: 'uuid', description: 'Chosen by the page when it is opened.' })
  @IsUUID()
  page!: string;

  @ApiPropertyOptional({ description: 'The request that is before one’s eyes.' })
  @IsOptional()
  @IsString()
  @Matches(/^request-[0-9a-f-]{36}$/)
  looksAt?: string;

  @ApiPropertyOptional({ description: 'It is being closed, or nobody sees it.' })
  @IsOptional()
  @IsBoolean()
  leaves?: boolean;
}

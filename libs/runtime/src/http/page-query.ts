import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

function pagesOf(most: number) {
  class Pages {
    @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: most, default: 50 })
    @Type(() => Number)
    @IsInt()
    @Min(1)
    @Max(most)
    limit: number = 50;

    @ApiPropertyOptional({ description: 'Opaque; `next` of the page before.', maxLength: 1000 })
    @IsOptional()
    @IsString()
    @MaxLength(1000)
    cursor?: string;
  }
  return Pages;
}

/** The query of every list: how many, and where to go on. */
export class PageQuery extends pagesOf(200) {}

/** The query of a list that people have whole before their eyes, such as the queue: larger pages, so that a night fits into one. */
export class LongPageQuery extends pagesOf(500) {}

package io.gaugewire.ingest.exchange;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes values as the CSV that {@link CsvFile} reads, each number with all its digits. */
final class CsvWriter implements ExportStore.Sink {
  private final Writer out;

  CsvWriter(Writer out) throws IOException {
    this.out = out;
    out.write("time,site,edge,station,tag,unit,decimals,value,quality,serial,batch,part\n");
  }

  @Override
  public void take(ExportStore.Stored stored) throws IOException {
    MeasuredRow row = stored.row();
    String[] cells = {
      Instant.EPOCH.plus(row.timeMicros(), ChronoUnit.MICROS).toString(),
      stored.edge().site(),
      stored.edge().edge(),
      row.source().station(),
      row.source().tag(),
      row.source().unit(),
      Integer.toString(row.places()),
      Double.isFinite(row.value()) ? Double.toString(row.value()) : "",
      Integer.toString(row.quality()),
      row.part().serial(),
      row.part().batch(),
      row.part().partNumber()
    };
    for (int i = 0; i < cells.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(CsvLine.cell(cells[i]));
    }
    out.write('\n');
  }
}

namespace SahelForecast.Data;

/// <summary>Reads what the writers of forecasts wrote: CSV with or without hashtags, JSON, Parquet and workbooks; the first bytes tell which.</summary>
/// <remarks>Figures come back to the same bits, texts to the same characters; a missing figure is NaN and never zero. Text formats may be packed with gzip. Reading is
/// strict: what our writers would not write, such as a row out of its order, is an error that names line and column, since a part of a forecast is none.</remarks>
public static class ForecastReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How much is read; default <see cref="ReadLimits.Default"/>.</param>
    /// <returns>A table equal to the one written.</returns>
    /// <exception cref="SeriesReadException">The file does not exist, can't be read, or is no table of forecasts.</exception>
    public static ForecastTable ReadFile(string path, ReadLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        limits ??= ReadLimits.Default;
        return SourceFile.ReadBytes(path, limits, stream => OwnFormats.Read(stream, path, isFile: true, limits, ForecastRows.Read, ForecastJsonReader.Read));
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The bytes; not closed. One that can't seek is held in memory.</param>
    /// <param name="name">The name of the file for messages; null when there is none.</param>
    /// <param name="limits">How much is read; default <see cref="ReadLimits.Default"/>.</param>
    /// <returns>A table equal to the one written.</returns>
    /// <exception cref="SeriesReadException">The stream can't be read, or is no table of forecasts.</exception>
    public static ForecastTable Read(Stream stream, string? name = null, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= ReadLimits.Default;
        Stream seekable = TableFile.Seekable(stream, name, limits);
        return SourceFile.Guarded(name, SourceFile.Unpacked(seekable, limits), bytes => OwnFormats.Read(bytes, name, isFile: false, limits, ForecastRows.Read, ForecastJsonReader.Read));
    }
}

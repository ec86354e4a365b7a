using Parquet;
using Parquet.Schema;

namespace SahelForecast.Data;

/// <summary>Reads the tables that <see cref="ParquetOutput"/> writes.</summary>
internal static class ParquetInput
{
    /// <summary>Whether the bytes begin as Parquet does.</summary>
    public static bool Is(Stream stream)
    {
        if (!stream.CanSeek)
        {
            return false;
        }

        Span<byte> start = stackalloc byte[4];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position -= count;
        return start[..count].SequenceEqual("PAR1"u8);
    }

    /// <summary>Reads all columns.</summary>
    public static InputTable Read(Stream stream, string? file, ReadLimits limits)
    {
        try
        {
            return Task.Run(() => ReadAsync(stream, file, limits)).GetAwaiter().GetResult();
        }
        // The library fails in many ways on damaged files, an array of impossible length among them; none of them is the caller's.
        catch (Exception failure) when (failure is not SeriesReadException)
        {
            throw new SeriesReadException(file, null, null, $"the Parquet file is damaged: {CellText.OneLine(failure.Message)} Write it again.", failure);
        }
    }

    private static async Task<InputTable> ReadAsync(Stream stream, string? file, ReadLimits limits)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true }).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            DataField[] fields = reader.Schema.DataFields;
            long count = reader.RowGroups.Sum(group => group.RowCount);
            if (count < 0 || count > limits.MaxExpandedBytes / (sizeof(double) * Math.Max(1, fields.Length)))
            {
                throw new SeriesReadException(file, null, null, FormattableString.Invariant(
                    $"it has {count} rows of {fields.Length} columns, more than {limits.MaxExpandedBytes} bytes. Raise MaxExpandedBytes in ReadLimits if it is to be trusted."));
            }

            object?[][] rows = [.. Enumerable.Range(0, (int)count).Select(_ => new object?[fields.Length])];
            int first = 0;
            foreach (ParquetRowGroupReader group in reader.RowGroups)
            {
                int length = (int)group.RowCount;
                for (int i = 0; i < fields.Length; i++)
                {
                    object?[] cells = await ReadColumnAsync(group, fields[i], length, file).ConfigureAwait(false);
                    for (int row = 0; row < length; row++)
                    {
                        rows[first + row][i] = cells[row];
                    }
                }

                first += length;
            }

            return new InputTable(file, [.. fields.Select(field => field.Name)], rows.Select((cells, row) => (row + 1, cells)));
        }
    }

    private static async Task<object?[]> ReadColumnAsync(ParquetRowGroupReader group, DataField field, int length, string? file)
    {
        if (field.ClrType == typeof(double))
        {
            return await ReadTypedAsync<double>(group, field, length).ConfigureAwait(false);
        }

        if (field.ClrType == typeof(ulong))
        {
            return await ReadTypedAsync<ulong>(group, field, length).ConfigureAwait(false);
        }

        if (field.ClrType == typeof(DateOnly))
        {
            return await ReadTypedAsync<DateOnly>(group, field, length).ConfigureAwait(false);
        }

        if (field.ClrType != typeof(string) && field.ClrType != typeof(ReadOnlyMemory<char>))
        {
            throw new SeriesReadException(file, null, field.Name, $"it holds {field.ClrType.Name}, but our files hold text, doubles, unsigned whole numbers and dates.");
        }

        string?[] texts = new string?[length];
        await group.ReadAsync(field, texts.AsMemory()).ConfigureAwait(false);
        return texts;
    }

    private static async Task<object?[]> ReadTypedAsync<T>(ParquetRowGroupReader group, DataField field, int length) where T : struct
    {
        var values = new T?[length];
        await group.ReadAsync<T>(field, values.AsMemory()).ConfigureAwait(false);
        return Array.ConvertAll(values, value => (object?)value);
    }
}

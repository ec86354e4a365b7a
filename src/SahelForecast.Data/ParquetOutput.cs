using Parquet;
using Parquet.Schema;

namespace SahelForecast.Data;

/// <summary>Writes tables as Parquet.</summary>
internal static class ParquetOutput
{
    // The library is asynchronous throughout; the bytes go to memory first, so that nothing waits and a thread of the pool serves as well.
    public static void Write(Stream target, OutputTable table, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        Task.Run(() => WriteAsync(bytes, table, cancellationToken), cancellationToken).GetAwaiter().GetResult();
        bytes.WriteTo(target);
    }

    private static async Task WriteAsync(Stream target, OutputTable table, CancellationToken cancellationToken)
    {
        DataField[] fields = [.. table.Columns.Select(column => new DataField(column.Name, TypeOf(column.Kind), isNullable: true))];
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), target, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            if (table.RowCount == 0)
            {
                return;
            }

            using ParquetRowGroupWriter rows = writer.CreateRowGroup();
            foreach ((OutputColumn column, DataField field) in table.Columns.Zip(fields))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await (column.Kind switch
                {
                    CellKind.Number => rows.WriteAsync<double>(field, Typed<double>(column), cancellationToken: cancellationToken),
                    CellKind.Whole => rows.WriteAsync<ulong>(field, Typed<ulong>(column), cancellationToken: cancellationToken),
                    CellKind.Day => rows.WriteAsync<DateOnly>(field, Typed<DateOnly>(column), cancellationToken: cancellationToken),
                    _ => rows.WriteAsync(field, Array.ConvertAll(column.Cells, cell => (string?)cell)!),
                }).ConfigureAwait(false);
            }

            rows.CompleteValidate();
        }
    }

    private static Type TypeOf(CellKind kind) => kind switch
    {
        CellKind.Number => typeof(double),
        CellKind.Whole => typeof(ulong),
        CellKind.Day => typeof(DateOnly),
        _ => typeof(string),
    };

    private static ReadOnlyMemory<T?> Typed<T>(OutputColumn column) where T : struct => Array.ConvertAll(column.Cells, cell => (T?)cell);
}

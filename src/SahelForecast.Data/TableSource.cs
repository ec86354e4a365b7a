namespace SahelForecast.Data;

/// <summary>Rows of text cells, read forward one at a time: what CSV, JSON and workbooks have in common.</summary>
internal abstract class TableSource : IDisposable
{
    /// <summary>Where the current row starts: the line of a text, the row of a sheet, the item of a JSON array; from 1.</summary>
    public abstract int Line { get; }

    /// <summary>How many cells the current row has.</summary>
    public abstract int FieldCount { get; }

    /// <summary>What separates the cells, for messages; null when nothing does.</summary>
    public virtual char? Separator => null;

    /// <summary>What is wrong with the shape of the current row and how to cure it; null when nothing is.</summary>
    public virtual string? Fault => null;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    public abstract bool Read();

    /// <summary>A cell of the current row; empty where there is none.</summary>
    public abstract string Cell(int column);

    /// <summary>Whether a cell of the current row is empty.</summary>
    public virtual bool IsEmpty(int column) => Cell(column).Length == 0;

    /// <summary>A cell of the current row as UTF-8, where that is cheaper than a text; valid until the next row.</summary>
    public virtual bool TryBytes(int column, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return false;
    }

    public abstract void Dispose();
}

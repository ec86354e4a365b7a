namespace SahelForecast.Needs;

/// <summary>Fits a table to whole margins and rounds it to whole people so that both margins stay exact.</summary>
/// <remarks>
/// <para>Fitting is iterative proportional fitting: it keeps the odds ratios of the pattern, and its zeros. Rounding gives each cell the whole number below or above its fitted value. The
/// cells to round up are a flow from rows to columns with a capacity of 1 a cell: the fractions are such a flow, so a whole one exists, and successive shortest paths find that of least
/// squared change. The fit need only be right to less than one person in all for that.</para>
/// <para>References: W. E. Deming, F. F. Stephan (1940), Annals of Mathematical Statistics 11, 427-444; L. H. Cox, L. R. Ernst (1982), Controlled rounding, INFOR 20, 423-432.</para>
/// <para>Holds its working memory: one a thread.</para>
/// </remarks>
internal sealed class ControlledRounding(int rows, int columns)
{
    private const int MostRounds = 10_000;

    private readonly bool[] _isUp = new bool[rows * columns];
    private readonly double[] _fractions = new double[rows * columns];
    private readonly double[] _distances = new double[rows + columns];
    private readonly int[] _before = new int[rows + columns];
    private readonly double[] _rowLeft = new double[rows];
    private readonly double[] _columnLeft = new double[columns];

    /// <summary>Fits cells to margins of the same sum, in place.</summary>
    /// <returns>The row or, counted on from the rows, the column that can't be met; -1 when the fit is done.</returns>
    public int Fit(Span<double> cells, ReadOnlySpan<double> rowTotals, ReadOnlySpan<double> columnTotals)
    {
        double total = Sum(rowTotals);

        // Less than one person over all rows, and what binary fractions of so many people can hold.
        double tolerance = total <= 1 ? 1e-13 : Math.Max(1e-9, 2e-14 * total);
        int worst = -1;
        for (int round = 0; round < MostRounds; round++)
        {
            worst = ScaleRows(cells, rowTotals, tolerance);
            int odd = ScaleColumns(cells, columnTotals);
            if (odd >= 0)
            {
                return rows + odd;
            }

            if (worst < 0 && round > 0)
            {
                return -1;
            }
        }

        return worst;
    }

    /// <summary>Rounds fitted cells, in place.</summary>
    /// <returns>Whether both margins are met; always so after a fit.</returns>
    public bool Round(Span<double> cells, ReadOnlySpan<double> rowTotals, ReadOnlySpan<double> columnTotals)
    {
        rowTotals.CopyTo(_rowLeft);
        columnTotals.CopyTo(_columnLeft);
        double left = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int at = (row * columns) + column;
                double whole = Math.Floor(cells[at]);

                // A cell that is zero in the pattern stays zero.
                _fractions[at] = cells[at] > 0 ? cells[at] - whole : -1;
                _isUp[at] = false;
                cells[at] = whole;
                _rowLeft[row] -= whole;
                _columnLeft[column] -= whole;
            }

            left += _rowLeft[row];
        }

        for (; left > 0; left--)
        {
            if (!Augment())
            {
                return false;
            }
        }

        for (int at = 0; at < cells.Length; at++)
        {
            cells[at] += _isUp[at] ? 1 : 0;
        }

        return true;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Scales the rows to their totals.</summary>
    /// <returns>The row that lacked most before, by more than the tolerance; -1 when none did, and so, the columns being right, none had too many.</returns>
    private int ScaleRows(Span<double> cells, ReadOnlySpan<double> totals, double tolerance)
    {
        int worst = -1;
        for (int row = 0; row < rows; row++)
        {
            Span<double> own = cells.Slice(row * columns, columns);
            double sum = Sum(own);
            if (totals[row] - sum > tolerance)
            {
                tolerance = totals[row] - sum;
                worst = row;
            }

            double factor = totals[row] == 0 ? 0 : sum > 0 ? totals[row] / sum : 1;
            foreach (ref double cell in own)
            {
                cell *= factor;
            }
        }

        return worst;
    }

    /// <summary>Scales the columns to their totals.</summary>
    /// <returns>A column that should have people and has no cell to put them in; -1 when there is none.</returns>
    private int ScaleColumns(Span<double> cells, ReadOnlySpan<double> totals)
    {
        for (int column = 0; column < columns; column++)
        {
            double sum = 0;
            for (int at = column; at < cells.Length; at += columns)
            {
                sum += cells[at];
            }

            if (sum <= 0 && totals[column] > 0)
            {
                return column;
            }

            double factor = totals[column] == 0 ? 0 : totals[column] / sum;
            for (int at = column; at < cells.Length; at += columns)
            {
                cells[at] *= factor;
            }
        }

        return -1;
    }

    /// <summary>Rounds up one cell more, along the cheapest path from a row that lacks people to a column that does.</summary>
    private bool Augment()
    {
        for (int node = 0; node < rows + columns; node++)
        {
            _distances[node] = node < rows && _rowLeft[node] > 0 ? 0 : double.PositiveInfinity;
            _before[node] = -1;
        }

        for (int pass = 0; pass < rows + columns && Relax(); pass++)
        {
        }

        int end = -1;
        for (int column = 0; column < columns; column++)
        {
            if (_columnLeft[column] > 0 && (end < 0 || _distances[rows + column] < _distances[rows + end]))
            {
                end = column;
            }
        }

        if (end < 0 || double.IsPositiveInfinity(_distances[rows + end]))
        {
            return false;
        }

        _columnLeft[end]--;
        int at = rows + end;
        while (_before[at] >= 0)
        {
            int from = _before[at];
            int cell = at >= rows ? (from * columns) + at - rows : (at * columns) + from - rows;
            _isUp[cell] = !_isUp[cell];
            at = from;
        }

        _rowLeft[at]--;
        return true;
    }

    /// <summary>Shortens the ways over every cell once; a cell rounded up can be taken back.</summary>
    private bool Relax()
    {
        // Ways that differ by rounding only are as good as each other, and must not form a circle.
        const double Gain = 1e-12;
        bool isShorter = false;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int cell = (row * columns) + column;
                if (_fractions[cell] < 0)
                {
                    continue;
                }

                // The squared change of rounding up less that of rounding down.
                double cost = 1 - (2 * _fractions[cell]);
                (int from, int to, double length) = _isUp[cell] ? (rows + column, row, -cost) : (row, rows + column, cost);
                if (_distances[from] + length < _distances[to] - Gain)
                {
                    _distances[to] = _distances[from] + length;
                    _before[to] = from;
                    isShorter = true;
                }
            }
        }

        return isShorter;
    }
}

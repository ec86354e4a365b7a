namespace SahelForecast.Needs;

/// <summary>Divides people over two dimensions at once, such as population group by sex and age, in whole persons that sum exactly both ways.</summary>
/// <remarks>The rows sum to what the one-way <see cref="Disaggregation"/> of the rows gives, the columns to that of the columns. Inside, cells follow a pattern, fitted to both by iterative
/// proportional fitting and rounded to the whole number below or above, with the least squared change that keeps both margins (Deming and Stephan 1940; Cox and Ernst 1982).</remarks>
public sealed class TwoWayDisaggregation
{
    private readonly double[] _shares;

    private TwoWayDisaggregation(Disaggregation rows, Disaggregation columns, double[] shares, string source) =>
        (Rows, Columns, _shares, Source) = (rows, columns, shares, source);

    /// <summary>States the shares of both dimensions and assumes that they are independent: each group has the same sex and age.</summary>
    /// <param name="rows">The shares of the rows, such as population groups.</param>
    /// <param name="columns">The shares of the columns, such as sex and age.</param>
    /// <returns>The disaggregation.</returns>
    /// <exception cref="ArgumentException">Both have the same dimension.</exception>
    public static TwoWayDisaggregation Independent(Disaggregation rows, Disaggregation columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        double[] product = [.. rows.Shares.SelectMany(row => columns.Shares.Select(column => row * column))];
        return Create(rows, columns, product, $"{rows.Dimension} and {columns.Dimension} taken to be independent");
    }

    /// <summary>States the shares of both dimensions and a pattern inside, such as the table of a survey.</summary>
    /// <param name="rows">The shares of the rows, such as population groups.</param>
    /// <param name="columns">The shares of the columns, such as sex and age.</param>
    /// <param name="pattern">One number of at least 0 a row and column, in any unit: only the odds ratios count. 0 says that nobody can be there.</param>
    /// <param name="source">Where the pattern comes from.</param>
    /// <returns>The disaggregation.</returns>
    /// <exception cref="ArgumentException">Both have the same dimension, the pattern has another shape or a number that is negative or not finite, or its zeros leave no room for a
    /// row or column; the message names it.</exception>
    public static TwoWayDisaggregation Of(Disaggregation rows, Disaggregation columns, double[,] pattern, string source)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(pattern);
        Guard.Text(source);
        (int rowCount, int columnCount) = (rows.Categories.Count, columns.Categories.Count);
        if (pattern.GetLength(0) != rowCount || pattern.GetLength(1) != columnCount)
        {
            throw new ArgumentException(
                $"pattern is {pattern.GetLength(0)} x {pattern.GetLength(1)}, but {rows.Dimension} has {rowCount} categories and {columns.Dimension} {columnCount}: write one row for each of the former.", nameof(pattern));
        }

        for (int row = 0; row < rowCount; row++)
        {
            for (int column = 0; column < columnCount; column++)
            {
                if (!(pattern[row, column] >= 0) || double.IsInfinity(pattern[row, column]))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"pattern has {pattern[row, column]} for {rows.Categories[row]}, {columns.Categories[column]}, but must be finite and at least 0: absent data is no pattern."), nameof(pattern));
                }
            }
        }

        return Create(rows, columns, [.. pattern.Cast<double>()], source);
    }

    /// <summary>The shares of the rows.</summary>
    public Disaggregation Rows { get; }

    /// <summary>The shares of the columns.</summary>
    public Disaggregation Columns { get; }

    /// <summary>Where the pattern comes from.</summary>
    public string Source { get; }

    /// <summary>The share of all people who are in a row and column.</summary>
    /// <param name="row">A category of the rows.</param>
    /// <param name="column">A category of the columns.</param>
    /// <returns>A fraction in [0, 1].</returns>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public double Share(string row, string column) =>
        _shares[(PeopleTable.Find(Rows.Categories, row, nameof(row)) * Columns.Categories.Count) + PeopleTable.Find(Columns.Categories, column, nameof(column))];

    /// <summary>Divides a number of people; the margins are those of the one-way disaggregations.</summary>
    /// <param name="people">At least 0 and below 1e12; rounded to whole persons first.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, too large or not a number.</exception>
    /// <exception cref="ArgumentException">The zeros of the pattern leave no room for so few people.</exception>
    public PeopleTable Divide(double people)
    {
        var divider = new Divider(this);
        divider.Divide(LargestRemainder.Whole(people, nameof(people)), nameof(people));
        return new PeopleTable(Rows, Columns, divider.Cells);
    }

    /// <summary>Fills in a table whose margins are known, such as people by group and people by sex and age of one plan.</summary>
    /// <param name="rowPeople">People a category of the rows, at least 0.</param>
    /// <param name="columnPeople">People a category of the columns, at least 0, of the same sum.</param>
    /// <returns>The table; only the pattern of this disaggregation is used, not its shares by row and column.</returns>
    /// <exception cref="ArgumentException">A margin has another length or a negative number, the two don't sum to the same, or the zeros of the pattern leave no room.</exception>
    public PeopleTable Divide(IReadOnlyList<long> rowPeople, IReadOnlyList<long> columnPeople)
    {
        long total = Check(rowPeople, Rows, nameof(rowPeople));
        long other = Check(columnPeople, Columns, nameof(columnPeople));
        if (total != other)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"rowPeople, by {Rows.Dimension}, sum to {total:N0}, but columnPeople, by {Columns.Dimension}, to {other:N0}: both are the same people. Correct one, or take both from one vintage."), nameof(columnPeople));
        }

        var divider = new Divider(this);
        for (int i = 0; i < rowPeople.Count; i++)
        {
            divider.RowTotals[i] = rowPeople[i];
        }

        for (int i = 0; i < columnPeople.Count; i++)
        {
            divider.ColumnTotals[i] = columnPeople[i];
        }

        divider.Fill(total, nameof(rowPeople));
        return new PeopleTable(Rows, Columns, divider.Cells);
    }

    /// <summary>Divides a forecast of people, draw by draw: in every future the cells are whole people that sum to both margins and to its people rounded.</summary>
    /// <param name="people">A forecast of people with paths.</param>
    /// <returns>One forecast a cell, row by row, its key with both dimensions added.</returns>
    /// <exception cref="ArgumentException">The forecast is not of people, has no paths, a draw is negative, or the zeros of the pattern leave no room for so few people.</exception>
    public ForecastPanel Divide(Forecast people)
    {
        ArgumentNullException.ThrowIfNull(people);
        JointPaths.RequirePeople([people], nameof(people));
        var divider = new Divider(this);
        double[][] draws = [.. _shares.Select(_ => JointPaths.BufferFor(people))];
        for (int step = 0, place = 0; step < people.Horizon; step++)
        {
            foreach (double draw in people.Paths!.AtStep(step))
            {
                divider.Divide(LargestRemainder.Whole(draw, nameof(people)), nameof(people));
                for (int i = 0; i < draws.Length; i++)
                {
                    draws[i][place] = divider.Cells[i];
                }

                place++;
            }
        }

        bool isKnown = !double.IsNaN(people.OriginValue);
        divider.Divide(isKnown ? LargestRemainder.Whole(people.OriginValue, nameof(people)) : 0, nameof(people));
        return ForecastPanel.Create(draws.Select((buffer, i) =>
        {
            string row = Rows.Categories[i / Columns.Categories.Count];
            string column = Columns.Categories[i % Columns.Categories.Count];
            return JointPaths.ToForecast(
                people, people.ModelName, isKnown ? divider.Cells[i] : double.NaN, buffer,
                FormattableString.Invariant($"{people.IntervalMethod}; {_shares[i]:0.####} of them {row}, {column} ({Source}), whole persons by controlled rounding"),
                JointPaths.With(people.Key, (Rows.Dimension, row), (Columns.Dimension, column)),
                people.Metadata with { DisplayName = $"{people.Metadata.DisplayName ?? "People"}, {row}, {column}" });
        }));
    }

    private static TwoWayDisaggregation Create(Disaggregation rows, Disaggregation columns, double[] pattern, string source)
    {
        if (rows.Dimension == columns.Dimension)
        {
            throw new ArgumentException($"rows and columns are both by {rows.Dimension}: everybody is in one category of it already. Divide by two dimensions, or use Disaggregation.", nameof(columns));
        }

        var made = new TwoWayDisaggregation(rows, columns, pattern, source);
        double sum = pattern.Sum();
        for (int i = 0; i < pattern.Length; i++)
        {
            pattern[i] /= sum > 0 ? sum : 1;
        }

        int odd = new ControlledRounding(rows.Categories.Count, columns.Categories.Count).Fit(pattern, [.. rows.Shares], [.. columns.Shares]);
        return odd < 0 ? made : throw made.NoRoom(odd, nameof(pattern));
    }

    private static long Check(IReadOnlyList<long> people, Disaggregation of, string argument)
    {
        ArgumentNullException.ThrowIfNull(people, argument);
        if (people.Count != of.Categories.Count)
        {
            throw new ArgumentException($"{argument} has {people.Count} numbers, but {of.Dimension} has {of.Categories.Count} categories: {string.Join(", ", of.Categories)}.", argument);
        }

        for (int i = 0; i < people.Count; i++)
        {
            if (people[i] is < 0 or >= (long)LargestRemainder.MostPeople)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{argument} has {people[i]:N0} people for {of.Categories[i]}, but must have at least 0 and fewer than 1e12: correct the figure."), argument);
            }
        }

        return people.Sum();
    }

    private ArgumentException NoRoom(int odd, string argument)
    {
        string name = odd < Rows.Categories.Count ? Rows.Categories[odd] : Columns.Categories[odd - Rows.Categories.Count];
        return new ArgumentException($"The zeros of the pattern ({Source}) leave no room for the people of {name}: give its cells a small number where people can be, or correct the margins.", argument);
    }

    /// <summary>Divides one number after the other, with one working memory.</summary>
    private sealed class Divider(TwoWayDisaggregation owner)
    {
        private readonly double[] _rowShares = [.. owner.Rows.Shares];
        private readonly double[] _columnShares = [.. owner.Columns.Shares];
        private readonly double[] _remainders = new double[Math.Max(owner.Rows.Shares.Count, owner.Columns.Shares.Count)];
        private readonly ControlledRounding _rounding = new(owner.Rows.Shares.Count, owner.Columns.Shares.Count);

        public double[] RowTotals { get; } = new double[owner.Rows.Shares.Count];

        public double[] ColumnTotals { get; } = new double[owner.Columns.Shares.Count];

        public double[] Cells { get; } = new double[owner._shares.Length];

        public void Divide(double whole, string argument)
        {
            LargestRemainder.Divide(whole, _rowShares, RowTotals, _remainders);
            LargestRemainder.Divide(whole, _columnShares, ColumnTotals, _remainders);
            Fill(whole, argument);
        }

        public void Fill(double whole, string argument)
        {
            for (int i = 0; i < Cells.Length; i++)
            {
                Cells[i] = owner._shares[i] * whole;
            }

            int odd = _rounding.Fit(Cells, RowTotals, ColumnTotals);
            if (odd >= 0)
            {
                throw owner.NoRoom(odd, argument);
            }

            if (!_rounding.Round(Cells, RowTotals, ColumnTotals))
            {
                throw new InvalidOperationException("The fitted table could not be rounded, which can't happen after a fit: please report the shares and the pattern.");
            }
        }
    }
}

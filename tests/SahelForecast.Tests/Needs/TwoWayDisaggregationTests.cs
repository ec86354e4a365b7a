using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;

namespace SahelForecast.Tests.Needs;

public class TwoWayDisaggregationTests
{
    private static Disaggregation Groups => Disaggregation.Of("group", "assumed", ("idp", 0.5), ("host", 0.5));

    private static Disaggregation Sexes => Disaggregation.Of("sex", "assumed", ("f", 0.6), ("m", 0.4));

    private static Disaggregation Ages => DisaggregationClasses.UnhcrSexAndAge.WithPeople("by hand", 90, 110, 80, 200, 20, 95, 115, 85, 180, 25);

    [Fact]
    public void Divide_IndependentMargins_ByHand()
    {
        // 5 and 5 by group, 6 and 4 by sex: 3 + 2 twice, without rounding.
        PeopleTable table = TwoWayDisaggregation.Independent(Groups, Sexes).Divide(10);
        Assert.Equal([3, 2, 3, 2], new[] { table["idp", "f"], table["idp", "m"], table["host", "f"], table["host", "m"] });
        Assert.Equal("\tf\tm\ttotal\nidp\t3\t2\t5\nhost\t3\t2\t5\ntotal\t6\t4\t10\n", table.ToString());
    }

    [Fact]
    public void Divide_HalvesInEveryCell_KeepsBothMargins()
    {
        // 0.5 in each of four cells: one a row and one a column, where rounding cell by cell gives four people or none.
        PeopleTable table = TwoWayDisaggregation.Independent(Groups, Disaggregation.Of("sex", "s", ("f", 0.5), ("m", 0.5))).Divide(2);
        Assert.Equal([1, 1], table.RowTotals);
        Assert.Equal([1, 1], table.ColumnTotals);
    }

    [Fact]
    public void Divide_GivenMarginsAndPattern_KeepsTheOddsRatio()
    {
        // Odds ratio 4: 2 : 1 over 1 : 2. With margins 300/300 and 300/300 that is 200, 100, 100, 200.
        TwoWayDisaggregation table = TwoWayDisaggregation.Of(Groups, Sexes, new double[,] { { 2, 1 }, { 1, 2 } }, "survey");
        PeopleTable people = table.Divide([300, 300], [300, 300]);
        Assert.Equal([200, 100, 100, 200], new[] { people["idp", "f"], people["idp", "m"], people["host", "f"], people["host", "m"] });

        double odds = table.Share("idp", "f") * table.Share("host", "m") / (table.Share("idp", "m") * table.Share("host", "f"));
        NumericAssert.AssertClose(4, odds, 1e-9);
        NumericAssert.AssertClose(0.6, table.Share("idp", "f") + table.Share("host", "f"), 1e-12);
    }

    [Fact]
    public void Divide_UnhcrClasses_GiveThePublishedPeopleBack()
    {
        PeopleTable table = TwoWayDisaggregation.Independent(Groups, Ages).Divide(1_000);
        Assert.Equal([90, 110, 80, 200, 20, 95, 115, 85, 180, 25], table.ColumnTotals);
        Assert.Equal([500, 500], table.RowTotals);
        Assert.Equal(10, DisaggregationClasses.UnhcrSexAndAge.Names.Count);
        Assert.Equal("male 60+", DisaggregationClasses.UnhcrSexAndAge.Names[9]);
    }

    [Property]
    public void Divide_AnyMarginsAndPattern_SumBothWaysAndKeepTheZeros(ulong seed, byte size, ulong number)
    {
        var dice = new Dice(seed);
        (int rows, int columns) = (2 + (size % 4), 2 + (size / 4 % 9));
        double[,] pattern = new double[rows, columns];
        for (int at = 0; at < pattern.Length; at++)
        {
            pattern[at / columns, at % columns] = dice.Index(6) == 0 && at % columns != at / columns && at / columns > 0 && at % columns > 0 ? 0 : 0.05 + dice.Uniform();
        }

        Disaggregation first = Random("group", rows, dice);
        Disaggregation second = Random("age", columns, dice);
        double people = number % 10_000_000;
        TwoWayDisaggregation both;
        PeopleTable table;
        try
        {
            both = TwoWayDisaggregation.Of(first, second, pattern, "random");
            table = both.Divide(people);
        }
        catch (ArgumentException refused) when (refused.Message.Contains("leave no room", StringComparison.Ordinal))
        {
            // Zeros that no table with these margins has. Without zeros there is always room.
            Assert.Contains(0.0, pattern.Cast<double>());
            return;
        }

        Assert.Equal(first.Divide(people), table.RowTotals);
        Assert.Equal(second.Divide(people), table.ColumnTotals);
        Assert.Equal((long)people, table.Total);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                long cell = table[first.Categories[row], second.Categories[column]];
                Assert.True(cell >= 0 && (pattern[row, column] > 0 || cell == 0));
            }
        }
    }

    [Property]
    public void Round_AnyTable_IsTheNearestOfAllThatKeepTheMargins(ulong seed)
    {
        // All 512 ways to round nine cells up or down.
        var dice = new Dice(seed);
        double[] cells = [.. Enumerable.Range(0, 9).Select(_ => dice.Uniform() * 4)];
        double[] rows = [.. Enumerable.Range(0, 3).Select(row => Math.Round(cells.Skip(row * 3).Take(3).Sum()))];
        double[] columns = [.. Enumerable.Range(0, 3).Select(column => Math.Round(cells.Where((_, at) => at % 3 == column).Sum()))];
        columns[0] += rows.Sum() - columns.Sum();
        if (columns[0] < 1)
        {
            return;
        }

        var rounding = new ControlledRounding(3, 3);
        Assert.Equal(-1, rounding.Fit(cells, rows, columns));
        double[] rounded = [.. cells];
        Assert.True(rounding.Round(rounded, rows, columns));

        double best = double.PositiveInfinity;
        for (int ups = 0; ups < 512; ups++)
        {
            double[] other = [.. cells.Select((cell, at) => Math.Floor(cell) + ((ups >> at) & 1))];
            best = Keeps(other) ? Math.Min(best, Change(other)) : best;
        }

        Assert.True(Keeps(rounded));
        NumericAssert.AssertClose(best, Change(rounded), 1e-9, 1e-9);
        Assert.All(rounded.Zip(cells), pair => Assert.InRange(pair.First, Math.Floor(pair.Second), Math.Floor(pair.Second) + 1));

        double Change(double[] table) => table.Zip(cells, (whole, cell) => (whole - cell) * (whole - cell)).Sum();
        bool Keeps(double[] table) => Enumerable.Range(0, 3).All(i => table.Skip(i * 3).Take(3).Sum() == rows[i] && table.Where((_, at) => at % 3 == i).Sum() == columns[i]);
    }

    [Fact]
    public void Divide_Forecast_SumsBothWaysInEveryDraw()
    {
        Forecast people = Of(SeriesKey.Of(("country", "MLI")), Uniform(1, 200, 9e6), Uniform(2, 200, 30));
        ForecastPanel cells = TwoWayDisaggregation.Independent(Groups, Ages).Divide(people);
        ForecastPanel groups = Groups.Divide(people);
        ForecastPanel ages = Ages.Divide(people);

        Assert.Equal(20, cells.Count);
        Assert.Equal("country=MLI, group=idp, sex and age=female 5-11", cells[1].Key.ToString());
        for (int step = 0; step < 2; step++)
        {
            for (int path = 0; path < 200; path++)
            {
                double[] draws = [.. cells.Select(cell => cell.Paths!.AtStep(step)[path])];
                Assert.Equal(groups.Select(group => group.Paths!.AtStep(step)[path]), draws.Chunk(10).Select(row => row.Sum()));
                Assert.Equal(ages.Select(age => age.Paths!.AtStep(step)[path]), Enumerable.Range(0, 10).Select(column => draws[column] + draws[column + 10]));
            }
        }
    }

    [Fact]
    public void Divide_AlmostATrillion_SumsExactly()
    {
        PeopleTable table = TwoWayDisaggregation.Of(Groups, Ages, Pattern(), "random").Divide(999_999_999_999);
        Assert.Equal(Groups.Divide(999_999_999_999), table.RowTotals);
        Assert.Equal(Ages.Divide(999_999_999_999), table.ColumnTotals);

        static double[,] Pattern()
        {
            double[,] pattern = new double[2, 10];
            for (int at = 0; at < 20; at++)
            {
                pattern[at / 10, at % 10] = 1 + (at * at % 7);
            }

            return pattern;
        }
    }

    [Fact]
    public void Of_BadInput_NamesItAndTheCure()
    {
        TwoWayDisaggregation table = TwoWayDisaggregation.Independent(Groups, Sexes);
        Assert.Contains("by group, sum to 10, but columnPeople, by sex, to 11", Refused(() => table.Divide([5, 5], [6, 5])), StringComparison.Ordinal);
        Assert.Contains("-1 people for m", Refused(() => table.Divide([5, 5], [11, -1])), StringComparison.Ordinal);
        Assert.Contains("rowPeople has 3 numbers", Refused(() => table.Divide([5, 5, 0], [6, 4])), StringComparison.Ordinal);
        Assert.Contains("NaN for host, m", Refused(() => TwoWayDisaggregation.Of(Groups, Sexes, new[,] { { 1, 1 }, { 1, double.NaN } }, "s")), StringComparison.Ordinal);
        Assert.Contains("pattern is 1 x 2", Refused(() => TwoWayDisaggregation.Of(Groups, Sexes, new double[,] { { 1, 1 } }, "s")), StringComparison.Ordinal);
        Assert.Contains("no room for the people of host", Refused(() => TwoWayDisaggregation.Of(Groups, Sexes, new double[,] { { 1, 1 }, { 0, 0 } }, "s")), StringComparison.Ordinal);
        Assert.Contains("no room for the people of m", Refused(() => TwoWayDisaggregation.Of(Groups, Sexes, new double[,] { { 1, 0 }, { 1, 0 } }, "s")), StringComparison.Ordinal);
        Assert.Contains("leave no room", Refused(() => TwoWayDisaggregation.Of(Groups, Sexes, new double[,] { { 1, 0 }, { 0, 1 } }, "s")), StringComparison.Ordinal);
        Assert.Contains("both by sex", Refused(() => TwoWayDisaggregation.Independent(Sexes, Sexes)), StringComparison.Ordinal);
        Assert.Contains("has 10 classes: female 0-4", Refused(() => DisaggregationClasses.UnhcrSexAndAge.WithShares("s", 0.5, 0.5)), StringComparison.Ordinal);
        Assert.Contains("sum to 0.9", Refused(() => DisaggregationClasses.UnhcrSexAndAge.WithShares("s", 0.9, 0, 0, 0, 0, 0, 0, 0, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("2 of them different", Refused(() => DisaggregationClasses.Of("sex", "s", "f", "m", "f")), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static Disaggregation Random(string dimension, int count, Dice dice)
    {
        double[] sizes = [.. Enumerable.Range(0, count).Select(_ => 0.01 + dice.Uniform())];
        return Disaggregation.Of(dimension, "random", [.. sizes.Select((size, i) => (FormattableString.Invariant($"{dimension} {i}"), size / sizes.Sum()))]);
    }
}

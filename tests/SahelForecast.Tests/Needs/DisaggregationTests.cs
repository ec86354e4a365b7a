using FsCheck.Xunit;
using SahelForecast.Models.Baselines;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class DisaggregationTests
{
    private static Disaggregation Groups => Disaggregation.Of("group", "assumed", ("idp", 0.5), ("returnee", 0.3), ("host", 0.2));

    [Fact]
    public void Divide_SevenPeople_GivesTheLargestRemaindersOne() => Assert.Equal([4, 2, 1], Groups.Divide(7));

    [Fact]
    public void Divide_Thirds_TiesGoToTheFirst() =>
        Assert.Equal([4, 3, 3], Disaggregation.Of("third", "by hand", ("a", 1 / 3.0), ("b", 1 / 3.0), ("c", 1 / 3.0)).Divide(10));

    [Fact]
    public void Divide_SharesThatSumToOneAlmost_LeavesNobodyOver() =>
        Assert.Equal(999_999_999_999, Disaggregation.Of("sex", "s", ("f", 0.5), ("m", 0.4999999995)).Divide(999_999_999_999).Sum());

    [Property]
    public void Divide_AnyNumberAndShares_SumsExactlyAndStaysWithinOnePerson(ulong number, byte a, byte b, byte c)
    {
        double people = unchecked(number * 11_400_714_819_323_198_485) % 1_000_000_000_000;
        double sum = a + b + c + 3.0;
        double[] shares = [(a + 1) / sum, (b + 1) / sum, 1 - ((a + 1) / sum) - ((b + 1) / sum)];
        IReadOnlyList<long> parts = Disaggregation.Of("part", "random", ("a", shares[0]), ("b", shares[1]), ("c", shares[2])).Divide(people);

        Assert.Equal((long)people, parts.Sum());
        for (int i = 0; i < 3; i++)
        {
            Assert.InRange(parts[i], (people * shares[i]) - 1.001, (people * shares[i]) + 1.001);
        }
    }

    [Fact]
    public void Divide_Forecast_SumsToTheRoundedPeopleInEveryDraw()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(30);
        Forecast people = new NaiveModel().Fit(series).Forecast(3, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 400 });
        ForecastPanel parts = Groups.Divide(people);

        Assert.Equal("returnee", parts[1].Key["group"]);
        for (int step = 0; step < 3; step++)
        {
            for (int path = 0; path < 400; path++)
            {
                double sum = parts.Sum(part => part.Paths!.AtStep(step)[path]);
                Assert.Equal(Math.Round(people.Paths!.AtStep(step)[path], MidpointRounding.AwayFromZero), sum);
            }
        }
    }

    [Fact]
    public void Of_BadShares_SaysWhichAndTheCure()
    {
        Assert.Contains("must sum to 1", Assert.Throws<ArgumentException>(() => Disaggregation.Of("sex", "s", ("f", 0.5), ("m", 0.4))).Message, StringComparison.Ordinal);
        Assert.Contains("0.52, not 52", Assert.Throws<ArgumentException>(() => Disaggregation.Of("sex", "s", ("f", 52), ("m", 48))).Message, StringComparison.Ordinal);
        Assert.Contains("given twice", Assert.Throws<ArgumentException>(() => Disaggregation.Of("sex", "s", ("f", 0.5), ("f", 0.5))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Groups.Divide(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Groups.Divide(double.NaN));
    }
}

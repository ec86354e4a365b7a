using SahelForecast.Regressors;
using Xunit;

namespace SahelForecast.Tests.Regressors;

public class KnownRegressorsTests
{
    private static readonly PeriodRange Months = new(Period.Month(2020, 1), 24);

    [Fact]
    public void Fourier_Monthly_AreOrthogonalOverWholeYears()
    {
        TimeSeriesPanel terms = Fourier.Terms(Months, 12, 6);
        Assert.Equal(11, terms.Count);
        for (int i = 0; i < terms.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double product = 0;
                for (int t = 0; t < 24; t++)
                {
                    product += terms[i].Values[t] * terms[j].Values[t];
                }

                Assert.Equal(0, product, 1e-9);
            }
        }
    }

    [Fact]
    public void Fourier_LaterStart_HasTheSamePhase()
    {
        TimeSeriesPanel whole = Fourier.Terms(Months, 12, 2);
        TimeSeriesPanel later = Fourier.Terms(new PeriodRange(Period.Month(2020, 8), 5), 12, 2);
        for (int i = 0; i < whole.Count; i++)
        {
            Assert.Equal(whole[i].Key, later[i].Key);
            Assert.Equal(whole[i][Period.Month(2020, 10)], later[i][Period.Month(2020, 10)], 1e-12);
        }
    }

    [Fact]
    public void Fourier_FractionalSeason_HasItsLength()
    {
        TimeSeries sine = Fourier.Terms(new PeriodRange(Period.Week(2000, 1), 400), 52.1775, 1)[0];
        // Sampled waves obey x(t) + x(t - 2) = 2 cos(angle) x(t - 1).
        double factor = 2 * Math.Cos(2 * Math.PI / 52.1775);
        for (int t = 2; t < 400; t++)
        {
            Assert.Equal(factor * sine.Values[t - 1], sine.Values[t] + sine.Values[t - 2], 1e-9);
        }
    }

    [Theory]
    [InlineData(12, 7)]
    [InlineData(1, 1)]
    public void Fourier_TooManyWaves_IsRefused(double season, int harmonics) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fourier.Terms(Months, season, harmonics));

    [Fact]
    public void Season_Months_AreOneInThem()
    {
        TimeSeries lean = Dummies.Season(Months, "lean season", 6, 7, 8);
        Assert.All(lean, observation => Assert.Equal(observation.Period.FirstDay.Month is >= 6 and <= 8 ? 1 : 0, observation.Value));
    }

    [Fact]
    public void Season_Quarters_HaveTheShareOfTheirDays()
    {
        TimeSeries lean = Dummies.Season(new PeriodRange(Period.Quarter(2021, 1), 4), "lean season", 6, 7, 8);
        Assert.Equal(0, lean.Values[0]);
        Assert.Equal(30.0 / 91, lean.Values[1], 1e-12);
        Assert.Equal(62.0 / 92, lean.Values[2], 1e-12);
        Assert.Equal(0, lean.Values[3]);
    }

    [Fact]
    public void Season_YearsOrBadMonths_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Dummies.Season(new PeriodRange(Period.Year(2000), 5), "lean season", 6));
        Assert.Throws<ArgumentException>(() => Dummies.Season(Months, "lean season", 13));
        Assert.Throws<ArgumentException>(() => Dummies.Season(Months, "lean season"));
    }

    [Fact]
    public void Holiday_MovingDays_AreCounted()
    {
        TimeSeries feast = Dummies.Holiday(Months, "feast", [new DateOnly(2020, 7, 31), new DateOnly(2021, 7, 20), new DateOnly(2021, 7, 21), new DateOnly(2030, 1, 1)]);
        Assert.Equal(1, feast[Period.Month(2020, 7)]);
        Assert.Equal(2, feast[Period.Month(2021, 7)]);
        Assert.Equal(3, feast.Values.ToArray().Sum());
    }

    [Fact]
    public void StepAndPulse_BeginAtTheirPeriod()
    {
        TimeSeries step = Dummies.Step(Months, new SeriesBreak(Period.Month(2021, 1), BreakReason.Method, "New census."));
        Assert.Equal(12, step.Values.ToArray().Sum());
        Assert.Equal(0, step[Period.Month(2020, 12)]);
        TimeSeries pulse = Dummies.Pulse(Months, Period.Month(2020, 3), 2);
        Assert.Equal([0, 0, 1, 1, 0], pulse.Values[..5].ToArray());
        Assert.Throws<ArgumentException>(() => Dummies.Pulse(Months, Period.Year(2020)));
    }

    [Fact]
    public void PeriodsWith_Horizon_ReachesFurther() =>
        Assert.Equal(new PeriodRange(Period.Year(2000), 5), TimeSeries.Create(Period.Year(2000), [1, 2, 3]).PeriodsWith(2));
}

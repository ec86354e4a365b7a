using SahelForecast.Distributions;

namespace SahelForecast.Models.Combination;

/// <summary>How far one series has been replayed.</summary>
internal sealed class ConformalTrack(IFittedModel whole, int steps, int start)
{
    private readonly TimeSeries _series = whole.Training;
    private int _count = start;
    private int _patience = 1;

    public ConformalHistory History { get; } = ConformalHistory.Empty(steps);

    /// <summary>What the next fit may see.</summary>
    public TimeSeries Known => _series.Slice(0, _count);

    public bool IsDone => _count >= _series.Count;

    /// <summary>Scores the forecasts of a fit to what is known, and goes on with it over new values.</summary>
    public void Walk(FitOutcome outcome, int origins, CancellationToken cancellationToken)
    {
        if (!outcome.IsSuccess)
        {
            // Too little to learn from, most likely: more and more is added.
            _count += _patience;
            _patience *= 2;
            return;
        }

        IFittedModel fit = outcome.Model;
        for (int origin = 0; origin < origins && !IsDone; origin++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Score(fit);
            _count++;
            if (fit is not IAppendableFit appendable || origins == 1)
            {
                return;
            }

            double[] value = [_series.Values[_count - 1]];
            if (FitOutcome.Catch(() => appendable.Append(value), out IFittedModel? longer) is not null)
            {
                _count = _series.Count;
                return;
            }

            fit = longer!;
        }

        if (IsDone)
        {
            Anchor(fit);
        }
    }

    private void Score(IFittedModel fit)
    {
        ReadOnlySpan<double> ahead = _series.Values.Slice(_count, Math.Min(steps, _series.Count - _count));
        int horizon = ahead.TrimEnd(double.NaN).Length;

        // From a missing value the forecast is that of the origin before it.
        if (horizon == 0 || double.IsNaN(_series.Values[_count - 1]) || FitOutcome.Catch(() => fit.Forecast(horizon, ConformalReplay.Asked), out Forecast? forecast) is not null)
        {
            return;
        }

        for (int i = 0; i < horizon; i++)
        {
            if (!double.IsNaN(ahead[i]))
            {
                History.Add(i, ConformalScore.Of(forecast!.Steps[i], ahead[i]));
            }
        }
    }

    // The promise is of intervals as wide as those scored; a fit to more values has the better centre and shape.
    private void Anchor(IFittedModel scored)
    {
        if (FitOutcome.Catch(() => scored.Forecast(steps, ConformalReplay.Asked), out Forecast? before) is not null
            || FitOutcome.Catch(() => whole.Forecast(steps, ConformalReplay.Asked), out Forecast? now) is not null)
        {
            return;
        }

        int missing = ConformalFit.MissingAtEnd(_series);
        for (int i = 0; i < steps; i++)
        {
            int step = Math.Max(i - missing, 0);
            double ratio = Ratio(before!.Steps[step], now!.Steps[step]);
            History.Ratios[i] = double.IsFinite(ratio) && ratio > 0 ? ratio : 1;
        }
    }

    private static double Ratio(PredictiveDistribution before, PredictiveDistribution now) => ConformalScore.Unit(before) / ConformalScore.Unit(now);
}

using SahelForecast.Distributions;

namespace SahelForecast.Evaluation;

/// <summary>The CRPS of the natural logarithm of a forecast, values below a floor counting as the floor.</summary>
internal static class LogScaleCrps
{
    public static double Of(PredictiveDistribution forecast, double observed, double floor)
    {
        double outcome = Math.Log(Math.Max(observed, floor));
        switch (forecast)
        {
            case EmpiricalDistribution sample:
                double[] logs = sample.SortedDraws.ToArray();
                for (int i = 0; i < logs.Length; i++)
                {
                    logs[i] = Math.Log(Math.Max(logs[i], floor));
                }

                return EmpiricalDistribution.Own(logs).Crps(outcome);
            case PointMassDistribution certain:
                return Math.Abs(Math.Log(Math.Max(certain.Value, floor)) - outcome);
            case CensoredDistribution { Inner: not (EmpiricalDistribution or PointMassDistribution) } held:
                return Between(held.Inner, Math.Max(held.Minimum, floor), held.Maximum, outcome);
            default:
                return Between(forecast, floor, double.PositiveInfinity, outcome);
        }
    }

    // The distribution held between two ends: what lies beyond an end lies on it, and its error is the distance from there.
    private static double Between(PredictiveDistribution inner, double from, double to, double outcome)
    {
        if (!(from < to))
        {
            return Math.Abs(Math.Log(from) - outcome);
        }

        double low = Math.Log(from);
        double high = Math.Log(to);
        double inside = Math.Clamp(outcome, low, high);
        return Math.Abs(outcome - inside) + (inner is CountDistribution count
            ? count.IntegratedSquaredLogError(from, to, Math.Exp(inside))
            : OnLogScale(inner).IntegratedSquaredError(low, high, inside));
    }

    private static PredictiveDistribution OnLogScale(PredictiveDistribution inner) => inner switch
    {
        LogNormalDistribution normal => new NormalDistribution(normal.LogMean, normal.LogStandardDeviation),
        LogStudentTDistribution student => new StudentTDistribution(student.LogLocation, student.LogScale, student.DegreesOfFreedom),
        _ => new TransformedDistribution(inner, Math.Log, Math.Exp),
    };
}

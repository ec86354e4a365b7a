using SahelForecast.Numerics;
using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Models.Counts;

/// <summary>The log probability of one count, and its slopes.</summary>
/// <param name="Value">The log probability.</param>
/// <param name="ByMean">Its slope in the mean.</param>
/// <param name="ByDispersion">In the log of the dispersion.</param>
/// <param name="ByInflation">In the logit of the probability of further zeros.</param>
/// <param name="Information">About the mean, as it is expected.</param>
internal readonly record struct CountLikelihood(double Value, double ByMean, double ByDispersion, double ByInflation, double Information)
{
    /// <summary>Computes it.</summary>
    /// <param name="count">At least 0; between whole numbers by the gamma function.</param>
    /// <param name="mean">Above 0.</param>
    /// <param name="logDispersion">log(1 / r); minus infinity for Poisson.</param>
    /// <param name="inflation">A logit; minus infinity for none.</param>
    /// <param name="isPositive">Whether zeros count elsewhere and the distribution begins above them.</param>
    public static CountLikelihood Of(double count, double mean, double logDispersion, double inflation, bool isPositive)
    {
        if (isPositive && count == 0)
        {
            return default;
        }

        double dispersion = Math.Exp(logDispersion);
        double share = 1 / (1 + Math.Exp(-inflation));
        double scaled = 1 + (dispersion * mean);
        double logNone = dispersion > 0 ? -double.LogP1(dispersion * mean) / dispersion : -mean;
        double noneByMean = -1 / scaled;
        double noneByDispersion = dispersion > 0 ? -logNone - (mean / scaled) : 0;
        double information = 1 / (mean * scaled);
        if (count == 0)
        {
            double none = Math.Exp(logNone);
            double all = share + ((1 - share) * none);
            double own = (1 - share) * none / all;
            return new(Math.Log(all), own * noneByMean, own * noneByDispersion, share * (1 - share) * (1 - none) / all, own * information);
        }

        double size = 1 / dispersion;
        double value = CountProbabilities.LogMass(count, mean, size) + (share > 0 ? double.LogP1(-share) : 0);
        double byMean = (count - mean) * information;
        double byDispersion = dispersion > 0
            ? -size * (Special.DiGamma(count + size) - Special.DiGamma(size) - double.LogP1(mean / size) + ((mean - count) / (size + mean)))
            : 0;
        if (isPositive)
        {
            double any = -double.ExpM1(logNone);
            double ratio = Math.Exp(logNone) / any;
            value -= Math.Log(any);
            byMean += ratio * noneByMean;
            byDispersion += ratio * noneByDispersion;
        }

        return new(value, byMean, byDispersion, -share, information);
    }
}

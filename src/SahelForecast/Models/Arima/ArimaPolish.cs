using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Newton's steps from the end of a search, where values differ by rounding alone but slopes still tell.</summary>
/// <remarks>A likelihood can be so flat that the last digits of a value move its maximum by more than forecasts should move when a series is written in another unit. The curvature is that
/// of the exact slopes, by central differences: two evaluations with slopes for each coefficient.</remarks>
internal static class ArimaPolish
{
    private const int Steps = 3;
    private const double Difference = 1e-5;

    // A longer step would say that the search had not ended.
    private const double Longest = 0.05;

    /// <summary>Numbers of scratch that a model takes.</summary>
    public static int ScratchLength(ArmaShape shape) => ((2 * shape.Count) + (2 * shape.Stride) + (shape.Stride * shape.Stride)) + (shape.Count * shape.Count);

    /// <summary>Steps while the slope gets smaller; what is on a bound stays there.</summary>
    /// <param name="problem">What is minimised.</param>
    /// <param name="shape">How many coefficients.</param>
    /// <param name="lower">The least of each.</param>
    /// <param name="upper">The greatest.</param>
    /// <param name="x">The end of a search; holds a better one after.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    public static void Run(ref ArmaProblem problem, ArmaShape shape, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> x, Span<double> scratch)
    {
        int count = shape.Count;
        var cut = new Scissors(scratch);
        Span<double> gradient = cut.Next(shape.Stride);
        Span<double> other = cut.Next(shape.Stride);
        Span<double> unused = cut.Next(shape.Stride * shape.Stride);
        Span<double> step = cut.Next(count);
        Span<double> before = cut.Next(count);
        Span<double> hessian = cut.Next(count * count);
        for (int j = 0; j < count; j++)
        {
            double place = x[j];
            if (IsHeld(place, lower[j], upper[j]))
            {
                hessian.Slice(j * count, j).Clear();
                hessian[(j * count) + j] = 1;
                for (int i = j + 1; i < count; i++)
                {
                    hessian[(i * count) + j] = 0;
                }

                continue;
            }

            x[j] = place + Difference;
            problem.Evaluate(x);
            problem.Differentiate(gradient, unused);
            x[j] = place - Difference;
            problem.Evaluate(x);
            problem.Differentiate(other, unused);
            x[j] = place;
            for (int i = 0; i < count; i++)
            {
                double slope = (gradient[i] - other[i]) / (2 * Difference);
                if (i >= j)
                {
                    hessian[(i * count) + j] = IsHeld(x[i], lower[i], upper[i]) && i != j ? 0 : slope;
                }
                else if (!IsHeld(x[i], lower[i], upper[i]))
                {
                    hessian[(j * count) + i] = (hessian[(j * count) + i] + slope) / 2;
                }
            }
        }

        problem.Evaluate(x);
        problem.Differentiate(gradient, unused);
        if (!CholeskyKernel.TryFactor(hessian, count, count))
        {
            return;
        }

        double length = double.PositiveInfinity;
        for (int i = 0; i < Steps; i++)
        {
            for (int j = 0; j < count; j++)
            {
                step[j] = IsHeld(x[j], lower[j], upper[j]) ? 0 : gradient[j];
            }

            CholeskyKernel.Solve(hessian, count, step);
            double next = System.Numerics.Tensors.TensorPrimitives.Norm<double>(step);
            if (!(next < Math.Min(length, Longest)))
            {
                return;
            }

            length = next;
            x.CopyTo(before);
            for (int j = 0; j < count; j++)
            {
                x[j] = Math.Clamp(x[j] - step[j], lower[j], upper[j]);
            }

            if (!double.IsFinite(problem.Evaluate(x)))
            {
                before.CopyTo(x);
                return;
            }

            problem.Differentiate(gradient, unused);
        }
    }

    private static bool IsHeld(double place, double lower, double upper) => !(place - Difference > lower && place + Difference < upper);
}

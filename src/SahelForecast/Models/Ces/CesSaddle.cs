namespace SahelForecast.Models.Ces;

/// <summary>A step where a criterion curves downwards in some directions: there it is taken to curve upwards as much, so that steps lead away from a saddle.</summary>
internal static class CesSaddle
{
    // Sweeps of rotations; for four rows six are enough.
    private const int Sweeps = 8;

    // The least curvature that counts, in those of single parameters.
    private const double Least = 0.1;

    /// <summary>The step, and the slope along it.</summary>
    /// <param name="curvature">The curvature, symmetric.</param>
    /// <param name="slope">The slope.</param>
    /// <param name="work">As long as the curvature; overwritten.</param>
    /// <param name="step">Takes the step, to be taken away from the point.</param>
    public static double Solve(ReadOnlySpan<double> curvature, ReadOnlySpan<double> slope, Span<double> work, Span<double> step)
    {
        int n = slope.Length;
        Span<double> axes = stackalloc double[CesSearch.Most * CesSearch.Most];
        Span<double> scale = stackalloc double[CesSearch.Most];
        axes.Clear();
        for (int i = 0; i < n; i++)
        {
            scale[i] = 1 / Math.Sqrt(Math.Max(Math.Abs(curvature[(i * n) + i]), 1e-300));
            axes[(i * n) + i] = 1;
            step[i] = 0;
        }

        for (int i = 0; i < n * n; i++)
        {
            work[i] = curvature[i] * scale[i / n] * scale[i % n];
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int a = 0; a < n; a++)
            {
                for (int b = a + 1; b < n; b++)
                {
                    double off = work[(a * n) + b];
                    if (off == 0)
                    {
                        continue;
                    }

                    double theta = (work[(b * n) + b] - work[(a * n) + a]) / (2 * off);
                    double tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
                    double cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
                    double sine = tangent * cosine;
                    for (int k = 0; k < n; k++)
                    {
                        (double one, double two) = (work[(k * n) + a], work[(k * n) + b]);
                        work[(k * n) + a] = (cosine * one) - (sine * two);
                        work[(k * n) + b] = (sine * one) + (cosine * two);
                    }

                    for (int k = 0; k < n; k++)
                    {
                        (double one, double two) = (work[(a * n) + k], work[(b * n) + k]);
                        work[(a * n) + k] = (cosine * one) - (sine * two);
                        work[(b * n) + k] = (sine * one) + (cosine * two);
                        (one, two) = (axes[(k * n) + a], axes[(k * n) + b]);
                        axes[(k * n) + a] = (cosine * one) - (sine * two);
                        axes[(k * n) + b] = (sine * one) + (cosine * two);
                    }
                }
            }
        }

        double along = 0;
        for (int a = 0; a < n; a++)
        {
            double part = 0;
            for (int k = 0; k < n; k++)
            {
                part += axes[(k * n) + a] * slope[k] * scale[k];
            }

            double bend = Math.Max(Math.Abs(work[(a * n) + a]), Least);
            along += part * part / bend;
            for (int k = 0; k < n; k++)
            {
                step[k] += axes[(k * n) + a] * scale[k] * part / bend;
            }
        }

        return along;
    }
}

using System.Numerics;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class PolynomialRootsTests
{
    [Fact]
    public void Of_KnownRoots_FindsThem()
    {
        var dice = new Dice(7);
        for (int degree = 0; degree <= 10; degree++)
        {
            for (int run = 0; run < 50; run++)
            {
                var known = new List<Complex>();
                while (known.Count < degree)
                {
                    Complex root = Complex.FromPolarCoordinates(0.05 + (0.95 * dice.Uniform()), Math.PI * dice.Uniform());
                    bool isPair = known.Count + 1 < degree && dice.Uniform() < 0.6;
                    known.AddRange(isPair ? [root, Complex.Conjugate(root)] : [dice.Uniform() < 0.5 ? root.Magnitude : -root.Magnitude]);
                }

                AssertFound(known, PolynomialRoots.Of(Coefficients(known)), 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.3)]
    [InlineData(0.9, 0.9, 0.9)]
    [InlineData(0, 0, 0.4)]
    [InlineData(0, 0, 0)]
    public void Of_RepeatedRoots_AreFoundToTheirPrecision(double first, double second, double third)
    {
        // A root of multiplicity k is known to about the k-th root of rounding.
        Complex[] known = [first, second, third];
        AssertFound(known, PolynomialRoots.Of(Coefficients(known)), 3e-5);
    }

    [Fact]
    public void Of_Quadratic_IsExact()
    {
        Assert.Equal([new Complex(0.5, 0.5), new Complex(0.5, -0.5)], PolynomialRoots.Of([1, -0.5]));
        Assert.Equal([new Complex(1, 0), new Complex(1e-12, 0)], PolynomialRoots.Of([1 + 1e-12, -1e-12]));
        Assert.Equal([Complex.Zero, Complex.Zero], PolynomialRoots.Of([0, 0]));
        Assert.Equal([new Complex(-0.3, 0)], PolynomialRoots.Of([-0.3]));
    }

    [Fact]
    public void Of_SeasonalLag_IsACircle()
    {
        Complex[] roots = PolynomialRoots.Of([0, 0, 0, 0.5]);
        Assert.All(roots, root => Assert.Equal(Math.Pow(0.5, 0.25), root.Magnitude, 1e-12));
        Assert.Equal(2, roots.Count(root => root.Imaginary == 0));
    }

    // c of z^p - c(1) z^(p-1) - ... with these roots.
    private static double[] Coefficients(IReadOnlyList<Complex> roots)
    {
        var product = new Complex[roots.Count + 1];
        product[0] = 1;
        for (int i = 0; i < roots.Count; i++)
        {
            for (int j = i + 1; j > 0; j--)
            {
                product[j] -= roots[i] * product[j - 1];
            }
        }

        return [.. product.Skip(1).Select(number => -number.Real)];
    }

    private static void AssertFound(IReadOnlyList<Complex> known, Complex[] found, double tolerance)
    {
        Assert.Equal(known.Count, found.Length);
        var left = found.ToList();
        foreach (Complex root in known)
        {
            Complex nearest = left.MinBy(one => (one - root).Magnitude);
            Assert.True((nearest - root).Magnitude <= tolerance, $"{root} of {string.Join(", ", known)} is not among {string.Join(", ", found)}");
            left.Remove(nearest);
        }
    }
}

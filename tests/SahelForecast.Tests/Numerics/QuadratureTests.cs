using SahelForecast.Numerics;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Numerics;

public class QuadratureTests
{
    public static TheoryData<string, Func<double, double>, double, double, double> KnownIntegrals { get; } = new()
    {
        { "x^2", x => x * x, 0, 3, 9 },
        { "sin", Math.Sin, 0, Math.PI, 2 },
        { "exp over a long range", Math.Exp, -30, 5, Math.Exp(5) - Math.Exp(-30) },
        { "log(x), infinite at 0", Math.Log, 0, 1, -1 },
        { "x log(x)", x => x * Math.Log(x), 0, 2, (2 * Math.Log(2)) - 1 },
        { "sqrt(1 - x^2)", x => Math.Sqrt(1 - (x * x)), -1, 1, Math.PI / 2 },
        { "the variance of a normal by its quantiles", p => Math.Pow(SpecialFunctions.NormalQuantile(p), 2), 0, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(KnownIntegrals))]
    public void Integrate_KnownIntegral_TenDigits(string name, Func<double, double> function, double from, double to, double expected) =>
        AssertClose(expected, Quadrature.Integrate(function, from, to), 1e-10, 0, name);

    // The points nearest the ends are 1e-17 of the range away, and half of the digits lie beyond them.
    [Fact]
    public void Integrate_InverseRootAtTheEnd_EightDigits() =>
        AssertClose(2, Quadrature.Integrate(x => 1 / Math.Sqrt(x), 0, 1), 1e-8);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    public void Integrate_EmptyRange_Zero(double from, double to) => Assert.Equal(0, Quadrature.Integrate(x => 1, from, to));

    [Fact]
    public void Integrate_ZeroFunction_Zero() => Assert.Equal(0, Quadrature.Integrate(x => 0, 0, 5));

    [Fact]
    public void Integrate_OddFunctionOverSymmetricRange_Zero() =>
        AssertClose(0, Quadrature.Integrate(x => x * x * x, -2, 2), 0, 1e-13);
}

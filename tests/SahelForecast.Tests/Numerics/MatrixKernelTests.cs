using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class MatrixKernelTests
{
    [Theory]
    [InlineData(3, 8)]
    [InlineData(40, 16)]
    [InlineData(7, 24)]
    public void Gram_AnySize_IsTheProductOfTheColumns(int count, int stride)
    {
        var dice = new Dice(2);
        double[] rows = [.. Enumerable.Range(0, count * stride).Select(_ => dice.Normal())];
        double[] gram = new double[stride * stride];
        GramKernel.Fill(rows, stride, gram);
        for (int i = 0; i < stride; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double expected = Enumerable.Range(0, count).Sum(row => rows[(row * stride) + i] * rows[(row * stride) + j]);
                NumericAssert.AssertClose(expected, gram[(i * stride) + j], 1e-12, 1e-13);
            }
        }
    }

    [Fact]
    public void Cholesky_PositiveDefinite_SolvesTheSystem()
    {
        double[] matrix = [4, 0, 0, 2, 5, 0, -1, 0.5, 3];
        double[] full = [4, 2, -1, 2, 5, 0.5, -1, 0.5, 3];
        double[] x = [1, -2, 0.5];
        double[] vector = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(j => full[(i * 3) + j] * x[j]))];

        Assert.True(CholeskyKernel.TryFactor(matrix, 3, 3));
        CholeskyKernel.Solve(matrix, 3, vector);
        NumericAssert.AssertClose(x, vector, 1e-14);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(double.NaN, 0, 1)]
    public void Cholesky_NotPositiveDefinite_SaysSo(double first, double cross, double second) =>
        Assert.False(CholeskyKernel.TryFactor([first, 0, cross, second], 2, 2));

    [Fact]
    public void CholeskySemidefinite_OneRowFollowsFromOthers_GivesTheMatrixBack()
    {
        // The third is the sum of the first two, the fourth is known.
        double[,] full = { { 4, 2, 6, 0 }, { 2, 5, 7, 0 }, { 6, 7, 13, 0 }, { 0, 0, 0, 0 } };
        double[] factor = new double[16];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                factor[(i * 4) + j] = full[i, j];
            }
        }

        CholeskyKernel.FactorSemidefinite(factor, 4, 4);
        Assert.Equal((0.0, 0.0), (factor[10], factor[15]));
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                NumericAssert.AssertClose(full[i, j], Enumerable.Range(0, j + 1).Sum(k => factor[(i * 4) + k] * factor[(j * 4) + k]), 1e-13, 1e-13);
            }
        }
    }
}

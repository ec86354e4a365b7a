using SahelForecast.Models.Arima;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>Fits and choices beside those of R.</summary>
public class ArimaParityTests
{
    [Fact]
    public void LikelihoodsAreNoWorseThanThoseOfR()
    {
        var worse = new List<string>();
        foreach (Dictionary<string, string> row in ArimaGolden.Fits)
        {
            ArimaFound found = ArimaSearch.Run(ArimaGolden.Design(row), ArimaGolden.Order(row), row["kind"] != "none", null);
            Assert.True(found.Report.Converged, $"{row["id"]} {found.Order}: {found.Report}");
            if (found.LogLikelihood < ArimaGolden.Number(row["loglik_exact"]) - 1e-3)
            {
                worse.Add($"{row["id"]} {found.Order} {found.LogLikelihood:R} where R has {row["loglik_exact"]}");
            }
        }

        // Two of 305 end in another maximum.
        Assert.True(worse.Count <= 2, string.Join('\n', worse));
    }
}

package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Two people of two departments with the console open: what one raises, the other sees without touching anything. */
class TwoBrowsersTest {

    private static RunningSystem system;
    private WebDriver police;
    private WebDriver urban;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @BeforeEach
    void openBrowsers() {
        police = Browser.open();
        urban = Browser.open();
    }

    @AfterEach
    void closeBrowsers() {
        police.quit();
        urban.quit();
    }

    @Test
    void a_case_raised_by_one_department_appears_at_the_other_without_reload() {
        signIn(police, "police.dispatcher");
        signIn(urban, "urban.dispatcher");
        wait(urban)
                .until(ExpectedConditions.presenceOfElementLocated(
                        By.cssSelector("[data-testid=connection-state][data-state=live]")));

        String title = "两台浏览器" + System.nanoTime();
        Api.Answer raised = system.department("POLICE")
                .raise(Map.of(
                        "type",
                        "NEIGHBOUR",
                        "source",
                        "GRID_PATROL",
                        "area",
                        "HC.FQ.C02.G01",
                        "title",
                        title,
                        "narrative",
                        "楼道堆物引发口角。",
                        "parties",
                        List.of()));
        assertThat(raised.status()).as(raised.toString()).isEqualTo(201);
        String id = raised.json().path("id").asString();

        for (WebDriver browser : List.of(police, urban)) {
            By row = By.cssSelector("[data-testid=queue-row][data-case-id='" + id + "']");
            new WebDriverWait(browser, Duration.ofSeconds(10)).until(driver -> {
                List<WebElement> waiting = driver.findElements(By.cssSelector("[data-testid=new-rows]"));
                waiting.stream().filter(WebElement::isDisplayed).forEach(WebElement::click);
                return !driver.findElements(row).isEmpty();
            });
        }
    }

    private static void signIn(WebDriver browser, String account) {
        browser.get("http://localhost:" + system.port() + "/");
        WebDriverWait wait = wait(browser);
        wait.until(ExpectedConditions.presenceOfElementLocated(By.name("username")))
                .sendKeys(account);
        browser.findElement(By.name("password")).sendKeys(system.demoPassword());
        browser.findElement(By.name("password")).submit();
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[data-testid=queue]")));
    }

    private static WebDriverWait wait(WebDriver browser) {
        return new WebDriverWait(browser, Duration.ofSeconds(30));
    }
}

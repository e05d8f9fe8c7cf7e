package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Two people of two departments with the console open: what one raises, the other sees without touching anything. */
class TwoBrowsersTest {

    private static RunningSystem system;
    private WebDriver first;
    private WebDriver second;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @BeforeEach
    void openBrowsers() {
        first = Browser.open();
        second = Browser.open();
    }

    @AfterEach
    void closeBrowsers() {
        first.quit();
        second.quit();
    }

    @Test
    void a_case_raised_by_one_department_appears_at_the_other_without_reload() {
        signIn(first, "police.dispatcher");
        signIn(second, "urban.dispatcher");
        wait(second)
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

        for (WebDriver browser : List.of(first, second)) {
            By row = By.cssSelector("[data-testid=queue-row][data-case-id='" + id + "']");
            new WebDriverWait(browser, Duration.ofSeconds(10)).until(driver -> {
                List<WebElement> waiting = driver.findElements(By.cssSelector("[data-testid=new-rows]"));
                waiting.stream().filter(WebElement::isDisplayed).forEach(WebElement::click);
                return !driver.findElements(row).isEmpty();
            });
        }
    }

    @Test
    void a_leak_is_raised_in_one_browser_and_signed_in_the_other_and_the_receipts_climb_without_reload() {
        String address = "两台浏览器里" + System.nanoTime() % 100_000 + "室";
        Api.Answer call = system.department("POLICE")
                .raise(Map.of(
                        "type",
                        "NEIGHBOUR",
                        "source",
                        "POLICE_TRANSFER",
                        "area",
                        "HC.FQ.C01.G02",
                        "address",
                        address,
                        "title",
                        "110接警：楼上漏水引发争吵"));
        assertThat(call.status()).as(call.toString()).isEqualTo(201);
        signIn(first, "community.dispatcher");
        signIn(second, "urban.dispatcher");

        // The grid worker fills in the form; before it is sent, the hint at the call is there.
        click(first, "[data-testid=raise-open]");
        choose(first, "[data-testid=raise-type]", "邻里");
        choose(first, "[data-testid=raise-source]", "网格巡查");
        type(first, "[data-testid=raise-title]", "漏水争吵");
        type(first, "#area", "第二网格");
        click(first, ".ant-select-tree-node-content-wrapper[title='第二网格']");
        type(first, "[data-testid=raise-address]", address);
        see(
                first,
                "[data-testid=duplicate-hint][data-case-id='"
                        + call.json().path("id").asString() + "']");
        click(first, "[data-testid=raise-submit]");
        String id =
                Objects.requireNonNull(see(first, "[data-testid=case-panel]").getDomAttribute("data-case-id"));

        click(first, "[data-testid=action-accept]");
        click(first, "[data-testid=action-assign]:not([aria-disabled])");
        choose(first, "[data-testid=action-department]", "城管");
        click(first, "[data-testid=action-confirm]");

        String ladder = "[data-testid=receipt-ladders] li[data-department=URBAN_MANAGEMENT]";
        openFromTheQueue(second, id);
        see(first, ladder + "[data-rung=SEEN]");
        click(second, "[data-testid=action-sign]:not([aria-disabled])");
        see(first, ladder + "[data-rung=ACCEPTED]");
    }

    @Test
    void who_signs_out_is_asked_for_the_password_again() {
        signIn(first, "police.dispatcher");

        click(first, "[data-testid=user-menu]");
        click(first, ".ant-dropdown-menu-item-danger");

        By password = By.name("password");
        wait(first).until(ExpectedConditions.presenceOfElementLocated(password));
        first.get("http://localhost:" + system.port() + "/");
        wait(first).until(ExpectedConditions.presenceOfElementLocated(password));
    }

    @Test
    void a_file_of_work_orders_is_handed_in_and_its_progress_and_result_are_seen() throws IOException {
        Path file = Files.createTempFile("hotline", ".csv");
        try {
            // orders of their own: those of story 8 went into the same system
            String own = Long.toString(System.nanoTime());
            Files.writeString(
                    file,
                    Story8HotlineMorningTest.morning().replace("T2026", own).replace("没有单号", own));
            signIn(first, "community.dispatcher");
            first.get("http://localhost:" + system.port() + "/imports");
            wait(first)
                    .until(ExpectedConditions.presenceOfElementLocated(
                            By.cssSelector(".import-start input[type=file]")))
                    .sendKeys(file.toString());
            click(first, "[data-testid=import-start]");

            String ours = "//*[@data-testid='import-run'][.//strong[text()='" + file.getFileName() + "']]";
            present(first, ours + "//*[contains(@class, 'ant-progress')]");
            WebElement run = present(first, ours + "[@data-state='FINISHED']");
            assertThat(run.findElements(By.cssSelector(".import-counts dd")))
                    .extracting(WebElement::getText)
                    .endsWith("6", "1", "1");
            run.findElement(By.cssSelector("button[aria-expanded]")).click();
            assertThat(present(first, ours + "//table").getText()).contains("received_at");
        } finally {
            Files.delete(file);
        }
    }

    private static WebElement present(WebDriver browser, String path) {
        return wait(browser).until(ExpectedConditions.presenceOfElementLocated(By.xpath(path)));
    }

    private static void openFromTheQueue(WebDriver browser, String id) {
        By row = By.cssSelector("[data-testid=queue-row][data-case-id='" + id + "']");
        patiently(browser, driver -> {
            driver.findElements(By.cssSelector("[data-testid=new-rows]")).stream()
                    .filter(WebElement::isDisplayed)
                    .forEach(WebElement::click);
            driver.findElement(row).click();
            return true;
        });
        see(browser, "[data-testid=case-panel][data-case-id='" + id + "']");
    }

    /** Chooses what begins with those words from a list that drops down. */
    private static void choose(WebDriver browser, String list, String words) {
        click(browser, list);
        click(browser, ".ant-select-item-option[title^='" + words + "']");
    }

    private static void type(WebDriver browser, String field, String words) {
        patiently(browser, driver -> {
            driver.findElement(By.cssSelector(field)).sendKeys(words);
            return true;
        });
    }

    private static void click(WebDriver browser, String what) {
        patiently(browser, driver -> {
            displayed(driver, what).click();
            return true;
        });
    }

    private static WebElement see(WebDriver browser, String what) {
        return patiently(browser, driver -> displayed(driver, what));
    }

    private static WebElement displayed(WebDriver browser, String what) {
        return browser.findElements(By.cssSelector(what)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(what));
    }

    /** What is being drawn anew, or is still covered, is tried again. */
    private static <T> T patiently(WebDriver browser, Function<WebDriver, T> step) {
        return wait(browser)
                .ignoreAll(List.of(
                        NoSuchElementException.class,
                        StaleElementReferenceException.class,
                        ElementNotInteractableException.class,
                        ElementClickInterceptedException.class))
                .until(step);
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
